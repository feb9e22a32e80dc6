package io.phonelog.upload.transfer;

import io.phonelog.upload.progress.Pace;
import io.phonelog.upload.progress.ProgressNews;
import io.phonelog.upload.quota.Quota;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps the books of those who append under a lease. */
@ApplicationScoped
public class AppendLedger {
    private final TransferLedger ledger;
    private final TransferRepository transfers;
    private final Quota quota;
    private final ProgressNews progress;
    private final TransferConfig config;

    public AppendLedger(
            TransferLedger ledger,
            TransferRepository transfers,
            Quota quota,
            ProgressNews progress,
            TransferConfig config) {
        this.ledger = ledger;
        this.transfers = transfers;
        this.quota = quota;
        this.progress = progress;
        this.config = config;
    }

    /**
     * The right to append from {@code position} on, taken from whoever has it.
     *
     * @param as the kind of transfer that it is taken for
     * @param length of the file, when the sender says it now
     */
    public Uni<Lease> lease(
            TransferKind as, UUID org, UUID id, long position, @Nullable Long length) {
        return ledger.change(
                Effect.LEASE,
                org,
                id,
                found -> {
                    Transfer transfer = found.transfer();
                    transfer.lease(as, position, TransferLedger.now().plus(config.lifetime()));
                    if (length != null) {
                        transfer.fixLength(length);
                    }
                    Lease lease = transfer.toLease(found.upload(), quota.mostBytes(org));
                    return Uni.createFrom().item(lease);
                });
    }

    /** The object store keeps the parts under this id. */
    Uni<Void> partsBegun(Lease lease, String storageId) {
        return ledger.partsBegun(lease, storageId);
    }

    /** Acknowledged bytes that are in no part. */
    Uni<List<ByteBuffer>> tail(Lease lease) {
        return ledger.tail(lease.orgId(), lease.uploadId(), lease.stored(), lease.position());
    }

    /** Part numbers up to this one are going to be used. */
    Uni<Void> reserve(Lease lease, int number) {
        return ledger.change(
                Effect.RESERVE,
                lease.orgId(),
                lease.uploadId(),
                found -> {
                    found.transfer().reserve(lease.fence(), number);
                    return Uni.createFrom().voidItem();
                });
    }

    /**
     * Acknowledges what is stored.
     *
     * @param last whether the writer ends with this
     */
    Uni<Void> commit(Lease lease, Checkpoint checkpoint, boolean last) {
        return ledger.change(
                last ? Effect.RELEASE : Effect.COMMIT,
                lease.orgId(),
                lease.uploadId(),
                found -> {
                    Transfer transfer = found.transfer();
                    Instant now = TransferLedger.now();
                    Pace before = transfer.pace();
                    transfer.commit(lease.fence(), checkpoint, last, now);
                    return TransferLedger.inOrder(
                                    checkpoint.parts(),
                                    part -> transfers.addPart(new StoredPart(transfer, part, now)))
                            .chain(
                                    () ->
                                            checkpoint.parts().isEmpty()
                                                    ? Uni.createFrom().voidItem()
                                                    : transfers.dropTail(
                                                            transfer.uploadId(), transfer.stored()))
                            .chain(
                                    () ->
                                            TransferLedger.inOrder(
                                                    checkpoint.tail(),
                                                    tail -> transfers.addTail(transfer, tail)))
                            .chain(
                                    () ->
                                            progress.tell(
                                                    found.upload(),
                                                    transfer.length(),
                                                    before,
                                                    transfer.pace()));
                });
    }
}
