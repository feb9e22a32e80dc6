package io.phonelog.upload.transfer;

import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.storage.FileStore;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who append in this process. When another takes over, here or elsewhere, the database says
 * so, and the one before stops at once: its sender may be gone without a word. It would do no harm
 * either way, since its fence is old.
 */
@ApplicationScoped
public class Appenders {
    private final AppendLedger ledger;
    private final FileStore store;
    private final Effects effects;
    private final UploadConfig uploads;
    private final TransferConfig config;
    private final CommitSignal commits;
    private final Set<Live> live = ConcurrentHashMap.newKeySet();

    public Appenders(
            AppendLedger ledger,
            FileStore store,
            Effects effects,
            UploadConfig uploads,
            TransferConfig config,
            CommitSignal commits) {
        this.ledger = ledger;
        this.store = store;
        this.effects = effects;
        this.uploads = uploads;
        this.config = config;
        this.commits = commits;
    }

    private record Live(Appender appender, Context context) {}

    void listen(@Observes StartupEvent started) {
        commits.onCommit("transfer_fence", this::fenced);
    }

    /**
     * Takes over from whoever appends.
     *
     * @param as the kind of transfer that it is taken for
     * @param position how many bytes the sender believes to be acknowledged
     * @param length of the file, when the sender says it now
     * @param held whether nothing is to be acknowledged before the end
     */
    public Uni<Appender> open(
            TransferKind as,
            UUID org,
            UUID upload,
            long position,
            @Nullable Long length,
            boolean held) {
        return ledger.lease(as, org, upload, position, length).map(lease -> open(lease, held));
    }

    /** It has ended. */
    public void closed(Appender appender) {
        live.removeIf(one -> one.appender() == appender);
    }

    private Appender open(Lease lease, boolean held) {
        Appender appender =
                new Appender(
                        lease,
                        ledger,
                        store,
                        effects,
                        held,
                        uploads.partsInFlight(),
                        config.checkpointInterval());
        live.add(new Live(appender, Objects.requireNonNull(Vertx.currentContext())));
        return appender;
    }

    private void fenced(String news) {
        int space = news.indexOf(' ');
        UUID upload = UUID.fromString(news.substring(0, space));
        long fence = Long.parseLong(news.substring(space + 1));
        for (Live one : live) {
            Lease lease = one.appender().lease();
            if (lease.uploadId().equals(upload) && lease.fence() < fence) {
                one.context().runOnContext(ignored -> one.appender().replace());
            }
        }
    }
}
