package io.phonelog.upload.transfer;

import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Makes one file of the parts of a transfer. Doing it twice does it once. */
@ApplicationScoped
class Joining {
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TransferLedger ledger;
    private final TransferRepository transfers;
    private final Transactions transactions;
    private final FileStore store;
    private final Effects effects;
    private final Beginning beginning;

    Joining(
            TransferLedger ledger,
            TransferRepository transfers,
            Transactions transactions,
            FileStore store,
            Effects effects,
            Beginning beginning) {
        this.ledger = ledger;
        this.transfers = transfers;
        this.transactions = transactions;
        this.store = store;
        this.effects = effects;
        this.beginning = beginning;
    }

    /** Done when the file is whole under its key; one without bytes has none. */
    Uni<Void> join(Found found) {
        Transfer transfer = found.transfer();
        if (transfer.received() == 0) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> ready =
                transfer.stored() < transfer.received()
                        ? sendTail(found)
                        : Uni.createFrom().voidItem();
        return ready.chain(() -> join(transfer))
                .onFailure(Joining::areGone)
                .recoverWithUni(failure -> joinedBefore(found, failure));
    }

    /**
     * The store has no such parts: there were, so they have become a file or are just becoming it.
     */
    private static boolean areGone(Throwable failure) {
        return failure instanceof S3Exception refused
                && (refused.statusCode() == 404 || refused.statusCode() == 400);
    }

    /** The transfer was declared whole when its last bytes filled no part. */
    private Uni<Void> sendTail(Found found) {
        Transfer transfer = found.transfer();
        Upload upload = found.upload();
        return ledger.tail(upload.orgId(), upload.id(), transfer.stored(), transfer.received())
                .chain(
                        tail ->
                                // None: another call was faster.
                                tail.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : beginning.of(upload).chain(id -> send(found, id, tail)));
    }

    private Uni<Void> send(Found found, String storageId, List<ByteBuffer> tail) {
        Upload upload = found.upload();
        Transfer transfer = found.transfer();
        int number = transfer.reservedPart() + 1;
        long size = transfer.received() - transfer.stored();
        return effects.of(
                        Effect.SEND_PART,
                        upload.id(),
                        () -> store.part(upload.key(), storageId, number, tail))
                .chain(sent -> note(upload, sent, size));
    }

    private Uni<Void> note(Upload upload, CompletedPart sent, long size) {
        return ledger.change(
                Effect.COMMIT,
                upload.orgId(),
                upload.id(),
                found -> {
                    Transfer transfer = found.transfer();
                    if (transfer.stored() == transfer.received()) {
                        return Uni.createFrom().voidItem();
                    }
                    var part = new Checkpoint.Part(sent.partNumber(), size, sent.eTag());
                    transfer.tailSent(part.number(), size);
                    return transfers
                            .addPart(new StoredPart(transfer, part, TransferLedger.now()))
                            .chain(
                                    () ->
                                            transfers.dropTail(
                                                    transfer.uploadId(), transfer.received()));
                });
    }

    private Uni<Void> join(Transfer transfer) {
        return ledger.look(transfer.orgId(), transfer.uploadId())
                .chain(
                        found ->
                                transactions
                                        .inTenant(
                                                transfer.orgId(),
                                                () -> transfers.parts(transfer.uploadId()))
                                        .chain(parts -> join(found, parts)));
    }

    private Uni<Void> join(Found found, List<StoredPart> parts) {
        Upload upload = found.upload();
        List<CompletedPart> stored =
                parts.stream()
                        .filter(StoredPart::isStored)
                        .map(
                                part ->
                                        CompletedPart.builder()
                                                .partNumber(part.number())
                                                .eTag(part.etag())
                                                .build())
                        .toList();
        return effects.of(
                Effect.JOIN_PARTS,
                upload.id(),
                () ->
                        store.complete(
                                upload.key(), Objects.requireNonNull(upload.storageId()), stored));
    }

    /**
     * Somebody has joined them, and died before saying so; or does so at this moment, and the store
     * shows the file when it is whole.
     */
    private Uni<Void> joinedBefore(Found found, Throwable failure) {
        return store.length(found.upload().key())
                .<Void>chain(
                        length ->
                                Objects.equals(length, found.transfer().length())
                                        ? Uni.createFrom().voidItem()
                                        : Uni.createFrom().failure(failure))
                .onFailure(Joining::areGone)
                .retry()
                .withBackOff(FIRST_LOOK, LAST_LOOK)
                .expireIn(PATIENCE.toMillis());
    }
}
