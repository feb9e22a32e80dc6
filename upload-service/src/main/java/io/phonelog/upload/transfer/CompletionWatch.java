package io.phonelog.upload.transfer;

import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.List;

/**
 * Looks after files whose bytes are all acknowledged and that nobody works on any more, because the
 * process died that did. Any number of replicas may look at once.
 */
@ApplicationScoped
public class CompletionWatch {
    private static final Logger LOG = Logger.getLogger(CompletionWatch.class);
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final TransferRepository transfers;
    private final Completion completion;
    private final Assembly assembly;

    public CompletionWatch(
            Transactions transactions,
            TransferRepository transfers,
            Completion completion,
            Assembly assembly) {
        this.transactions = transactions;
        this.transfers = transfers;
        this.completion = completion;
        this.assembly = assembly;
    }

    @Scheduled(
            identity = "transfer-completion",
            every = "${phonelog.transfer.completion-interval:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> look() {
        return transactions
                .inBackground(() -> take(TransferLedger.now()))
                .chain(unattended -> TransferLedger.inOrder(unattended, this::complete));
    }

    /** Takes some, so that no other replica does. */
    private Uni<List<Transfer>> take(Instant now) {
        return transfers
                .unattended(now, AT_ONCE)
                .invoke(found -> found.forEach(one -> one.attend(now.plus(Transfer.ATTENDED))));
    }

    private Uni<Void> complete(Transfer transfer) {
        Uni<Completed> completed =
                transfer.kind() == TransferKind.ASSEMBLED
                        ? assembly.assemble(transfer.orgId(), transfer.uploadId())
                        : completion.complete(transfer.orgId(), transfer.uploadId());
        return completed
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf(
                                    "Completing later: upload=%s cause=%s",
                                    transfer.uploadId(), failure);
                            return Uni.createFrom().voidItem();
                        });
    }
}
