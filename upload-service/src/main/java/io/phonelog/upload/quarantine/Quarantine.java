package io.phonelog.upload.quarantine;

import io.phonelog.upload.Upload;
import io.phonelog.upload.quarantine.Quarantined.File;
import io.phonelog.upload.storage.FileMove;
import io.phonelog.upload.storage.FileStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Puts infected files under a prefix of their own, to which the object store can forbid access, and
 * removes them when their time is over. Every step may be repeated, by whoever comes.
 */
@ApplicationScoped
public class Quarantine {
    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int AT_ONCE = 100;

    private final Quarantined quarantined;
    private final FileStore store;
    private final FileMove move;

    public Quarantine(Quarantined quarantined, FileStore store, FileMove move) {
        this.quarantined = quarantined;
        this.store = store;
        this.move = move;
    }

    /** Where the bytes of an infected upload are. */
    public static String keyOf(UUID org, UUID upload) {
        return "quarantine/%s/uploads/%s".formatted(org, upload);
    }

    @Scheduled(
            identity = "quarantine",
            every = "${phonelog.quarantine.interval:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> look() {
        return quarantined
                .unmoved(AT_ONCE)
                .chain(files -> each(files, this::move))
                .chain(() -> quarantined.over(Instant.now(), AT_ONCE))
                .chain(files -> each(files, this::remove));
    }

    private Uni<Void> move(File file) {
        return move.move(
                        Upload.keyOf(file.orgId(), file.uploadId()),
                        keyOf(file.orgId(), file.uploadId()),
                        file.size())
                .chain(() -> quarantined.moved(file.uploadId()));
    }

    private Uni<Void> remove(File file) {
        return store.remove(keyOf(file.orgId(), file.uploadId()), null)
                .chain(() -> store.remove(Upload.keyOf(file.orgId(), file.uploadId()), null))
                .chain(() -> quarantined.remove(file.uploadId()));
    }

    private static Uni<Void> each(List<File> files, Function<File, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(files)
                .onItem()
                .transformToUniAndConcatenate(file -> later(file, step))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One that fails now must not keep the others waiting. */
    private static Uni<Void> later(File file, Function<File, Uni<Void>> step) {
        return step.apply(file)
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf(
                                    "Quarantine later: upload=%s cause=%s",
                                    file.uploadId(), failure);
                            return Uni.createFrom().voidItem();
                        });
    }
}
