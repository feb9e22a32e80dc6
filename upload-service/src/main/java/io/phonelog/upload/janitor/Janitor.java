package io.phonelog.upload.janitor;

import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Outcomes;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.storage.FileStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.List;

/**
 * Looks after what a crash left, at start and now and then: first it ends uploads of which nothing
 * is heard any more, then it removes the bytes of uploads that came to nothing. In that order and
 * in two transactions: an upload that is ended can be finished by nobody, so its bytes are free;
 * and a crash in between is found by the next look. Any number of replicas may look at once.
 *
 * <p>A file that was whole in the object store when its process died, but not yet in the books as
 * stored, is ended like the others: its sender was never told that it was taken.
 */
@ApplicationScoped
public class Janitor {
    private static final Logger LOG = Logger.getLogger(Janitor.class);
    private static final int AT_ONCE = 100;
    private static final Ending INTERRUPTED =
            new Ending("INTERRUPTED", "It was interrupted on our side. Send it again.");

    private final Transactions transactions;
    private final UploadRepository uploads;
    private final UploadLedger ledger;
    private final FileStore store;
    private final UploadConfig config;
    private final Outcomes outcomes;

    public Janitor(
            Transactions transactions,
            UploadRepository uploads,
            UploadLedger ledger,
            FileStore store,
            UploadConfig config,
            Outcomes outcomes) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.ledger = ledger;
        this.store = store;
        this.config = config;
        this.outcomes = outcomes;
    }

    @Scheduled(
            identity = "upload-janitor",
            every = "${phonelog.upload.janitor-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> look() {
        return endStale(Instant.now()).chain(this::removeResidue);
    }

    private Uni<Void> endStale(Instant now) {
        return transactions.inBackground(
                () ->
                        uploads.stale(now.minus(config.staleAfter()), AT_ONCE)
                                .invoke(stale -> stale.forEach(upload -> end(upload, now)))
                                .replaceWithVoid());
    }

    private void end(Upload upload, Instant now) {
        upload.expire(INTERRUPTED, now);
        outcomes.expired();
        LOG.infof("Ended a silent upload: upload=%s", upload.id());
    }

    private Uni<Void> removeResidue() {
        return transactions.inBackground(() -> uploads.littered(AT_ONCE)).chain(this::cleanUpAll);
    }

    private Uni<Void> cleanUpAll(List<Upload> littered) {
        return Multi.createFrom()
                .iterable(littered)
                .onItem()
                .transformToUniAndConcatenate(this::cleanUp)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One that cannot be cleaned now must not keep the others waiting. */
    private Uni<Void> cleanUp(Upload upload) {
        return store.remove(upload.ownKey(), upload.storageId())
                .chain(() -> ledger.cleaned(upload))
                .onFailure()
                .invoke(
                        failure ->
                                LOG.warnf(
                                        "Cleaning up later: upload=%s cause=%s",
                                        upload.id(), failure))
                .onFailure()
                .recoverWithNull();
    }
}
