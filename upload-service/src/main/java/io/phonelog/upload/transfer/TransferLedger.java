package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.PIECE_IN_USE;
import static io.phonelog.upload.UploadProblem.UPLOAD_GONE;

import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.UploadState;
import io.phonelog.upload.quota.Quota;
import io.phonelog.upload.storage.FileStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps the books of transfers, each entry in a transaction of its own. What an entry acknowledges
 * is in the object store before it, or comes with it.
 */
@ApplicationScoped
public class TransferLedger {
    private static final Logger LOG = Logger.getLogger(TransferLedger.class);
    private static final Ending CANCELLED = new Ending("CANCELLED", "Its sender has ended it.");

    private final Transactions transactions;
    private final UploadRepository uploads;
    private final TransferRepository transfers;
    private final Effects effects;
    private final FileStore store;
    private final Quota quota;

    public TransferLedger(
            Transactions transactions,
            UploadRepository uploads,
            TransferRepository transfers,
            Effects effects,
            FileStore store,
            Quota quota) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.transfers = transfers;
        this.effects = effects;
        this.store = store;
        this.quota = quota;
    }

    /** A transfer and the upload that it is for. */
    public record Found(Upload upload, Transfer transfer) {}

    /** As it stands; whoever is writing can commit no more, so that it stays so. */
    public Uni<Found> settled(UUID org, UUID id) {
        return change(
                Effect.LEASE,
                org,
                id,
                found -> {
                    found.transfer().revoke();
                    return Uni.createFrom().item(found);
                });
    }

    /**
     * Ends one, in the caller's transaction. Of a file that is stored only the transfer is
     * forgotten; anything else is nothing then, and its bytes are to be removed.
     */
    public Uni<Upload> terminate(UUID org, UUID id) {
        return uploads.take(org, id)
                .chain(
                        upload ->
                                transfers
                                        .take(org, id)
                                        .chain(transfer -> found(org, id, transfer))
                                        .call(() -> requireUnused(id))
                                        .chain(found -> forget(found)));
    }

    /** An open session that nobody else changes until the current transaction ends. */
    public Uni<Transfer> session(UUID org, UUID id) {
        return taken(org, id).map(Found::transfer).invoke(Transfer::requireChunks);
    }

    /** The same, and its upload. */
    public Uni<Found> takeBoth(UUID org, UUID id) {
        // The upload before the transfer: all who lock both do so.
        return uploads.take(org, id).chain(() -> session(org, id)).chain(() -> taken(org, id));
    }

    /** One that nobody else changes until the current transaction ends. */
    Uni<Found> taken(UUID org, UUID id) {
        return transfers.take(org, id).chain(transfer -> found(org, id, transfer));
    }

    /** A file is not taken; in the current transaction. */
    Uni<Void> close(Upload upload) {
        return transfers
                .take(upload.orgId(), upload.id())
                .chain(
                        transfer ->
                                transfer == null ? Uni.createFrom().voidItem() : close(transfer));
    }

    /** Nothing more comes: what came is counted, in the current transaction. */
    Uni<Void> close(Transfer transfer) {
        long bytes = transfer.state() == TransferState.DONE ? 0 : transfer.received();
        return quota.count(transfer.orgId(), bytes).chain(() -> transfers.delete(transfer));
    }

    /** The file is made, or will not be; in the current transaction. */
    public Uni<Void> done(Transfer transfer) {
        if (transfer.state() == TransferState.DONE) {
            return Uni.createFrom().voidItem();
        }
        transfer.done();
        return quota.count(transfer.orgId(), transfer.received())
                .chain(() -> transfers.forgetParts(transfer.uploadId()));
    }

    /** What is left of an upload that came to nothing is removed, now or by the janitor. */
    public Uni<Void> freed(UUID org, UUID id) {
        return transactions
                .inTenant(org, () -> uploads.find(org, id))
                .chain(upload -> upload == null ? Uni.createFrom().voidItem() : freed(upload));
    }

    /** What is left of an upload that came to nothing is removed, now or by the janitor. */
    public Uni<Void> freed(Upload upload) {
        return !upload.isLitter()
                ? Uni.createFrom().voidItem()
                : store.remove(upload.ownKey(), null)
                        .chain(() -> changeUpload(upload, Upload::cleaned))
                        .onFailure()
                        .recoverWithUni(
                                failure -> {
                                    LOG.warnf(
                                            "Cleaning up later: upload=%s cause=%s",
                                            upload.id(), failure);
                                    return Uni.createFrom().voidItem();
                                });
    }

    private Uni<Upload> forget(Found found) {
        Upload upload = found.upload();
        if (upload.state() == UploadState.RECEIVING) {
            upload.expire(CANCELLED, now());
        }
        return close(found.transfer()).replaceWith(upload);
    }

    private Uni<Void> requireUnused(UUID id) {
        return transfers
                .usesOf(id)
                .invoke(
                        uses -> {
                            if (uses > 0) {
                                throw PIECE_IN_USE.because("Wait until that is done.");
                            }
                        })
                .replaceWithVoid();
    }

    /** As it stands, for somebody who only looks. */
    public Uni<Found> look(UUID org, UUID id) {
        return transactions.inTenant(
                org, () -> transfers.find(org, id).chain(transfer -> found(org, id, transfer)));
    }

    /** The object store keeps the parts under this id. */
    Uni<Void> partsBegun(Lease lease, String storageId) {
        return effects.of(
                Effect.NOTE_PARTS,
                lease.uploadId(),
                () ->
                        transactions.inTenant(
                                lease.orgId(),
                                () ->
                                        // The upload before the transfer: all who lock both do so.
                                        uploads.take(lease.orgId(), lease.uploadId())
                                                .chain(upload -> note(lease, upload, storageId))));
    }

    /**
     * The object store keeps the parts under this id, unless somebody was first.
     *
     * @return the id to use
     */
    Uni<String> partsBegun(Upload upload, String storageId) {
        return effects.of(
                Effect.NOTE_PARTS,
                upload.id(),
                () ->
                        transactions.inTenant(
                                upload.orgId(),
                                () ->
                                        uploads.take(upload.orgId(), upload.id())
                                                .map(
                                                        current ->
                                                                Objects.requireNonNull(current)
                                                                        .partsOnce(storageId))));
    }

    /** Acknowledged bytes that are in no part. */
    Uni<List<ByteBuffer>> tail(UUID org, UUID id, long from, long to) {
        return transactions.inTenant(org, () -> transfers.tail(id, from, to));
    }

    /** Changes a transfer that nobody else changes meanwhile. */
    <T> Uni<T> change(Effect effect, UUID org, UUID id, Function<Found, Uni<T>> move) {
        return effects.of(
                effect,
                id,
                () ->
                        transactions.inTenant(
                                org,
                                () ->
                                        transfers
                                                .take(org, id)
                                                .chain(transfer -> found(org, id, transfer))
                                                .chain(move::apply)));
    }

    /** Changes an upload that nobody else changes meanwhile. */
    Uni<Void> changeUpload(Upload upload, Consumer<Upload> move) {
        return transactions.inTenant(
                upload.orgId(),
                () ->
                        uploads.take(upload.orgId(), upload.id())
                                .invoke(current -> move.accept(Objects.requireNonNull(current)))
                                .replaceWithVoid());
    }

    private Uni<Void> note(Lease lease, @Nullable Upload upload, String storageId) {
        return transfers
                .take(lease.orgId(), lease.uploadId())
                .chain(transfer -> found(lease.orgId(), lease.uploadId(), transfer))
                .invoke(
                        found -> {
                            found.transfer().reserve(lease.fence(), lease.reserved());
                            Objects.requireNonNull(upload).partsBegun(storageId);
                        })
                .replaceWithVoid();
    }

    private Uni<Found> found(UUID org, UUID id, @Nullable Transfer transfer) {
        return uploads.find(org, id)
                .map(
                        upload -> {
                            Upload visible = UploadRepository.visible(upload, id);
                            if (transfer == null) {
                                throw UPLOAD_GONE.because("Begin a new upload.");
                            }
                            return new Found(visible, transfer);
                        });
    }

    static <T> Uni<Void> inOrder(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** As precise as the database keeps it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
