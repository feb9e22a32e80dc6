package io.phonelog.upload.transfer;

import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Outcomes;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadState;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;

/**
 * Ends transfers whose time is over, whatever of them has come; the janitor takes their bytes away.
 * One that is full is never ended: its sender was told that all of it is safe. Nor is a piece of
 * which a file is being assembled.
 */
@ApplicationScoped
public class TransferExpiry {
    private static final Logger LOG = Logger.getLogger(TransferExpiry.class);
    private static final int AT_ONCE = 100;
    private static final Ending EXPIRED =
            new Ending("EXPIRED", "It was not finished in time. Send it again.");

    private final Transactions transactions;
    private final TransferRepository transfers;
    private final TransferLedger ledger;
    private final Outcomes outcomes;

    public TransferExpiry(
            Transactions transactions,
            TransferRepository transfers,
            TransferLedger ledger,
            Outcomes outcomes) {
        this.transactions = transactions;
        this.transfers = transfers;
        this.ledger = ledger;
        this.outcomes = outcomes;
    }

    @Scheduled(
            identity = "transfer-expiry",
            every = "${phonelog.upload.janitor-interval:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> look() {
        Instant now = TransferLedger.now();
        return transactions.inBackground(
                () ->
                        transfers
                                .over(now, AT_ONCE)
                                .chain(
                                        over ->
                                                TransferLedger.inOrder(
                                                        over, upload -> end(upload, now))));
    }

    private Uni<Void> end(Upload upload, Instant now) {
        if (upload.state() == UploadState.RECEIVING) {
            upload.expire(EXPIRED, now);
            outcomes.expired();
            LOG.infof("Ended an upload that was not finished: upload=%s", upload.id());
        }
        return ledger.close(upload);
    }
}
