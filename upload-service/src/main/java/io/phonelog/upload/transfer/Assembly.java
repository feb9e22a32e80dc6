package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.PIECE_UNFINISHED;
import static io.phonelog.upload.UploadProblem.UPLOAD_NOT_FOUND;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Assembles a file from pieces that are whole. Their bytes are read and appended like those of a
 * client, because the digest of the file needs every byte anyway; whoever goes on after a crash
 * does so where the last commit was.
 */
@ApplicationScoped
public class Assembly {
    private static final int BLOCK = 8 << 20;

    private final TransferLedger ledger;
    private final TransferRepository transfers;
    private final Transactions transactions;
    private final Completion completion;
    private final Appenders appenders;
    private final FileStore store;

    public Assembly(
            TransferLedger ledger,
            TransferRepository transfers,
            Transactions transactions,
            Completion completion,
            Appenders appenders,
            FileStore store) {
        this.ledger = ledger;
        this.transfers = transfers;
        this.transactions = transactions;
        this.completion = completion;
        this.appenders = appenders;
        this.store = store;
    }

    /**
     * How long the file of these pieces is, in bytes; a problem when one is missing or unfinished.
     */
    public Uni<Long> lengthOf(Caller caller, List<UUID> pieces) {
        Uni<Long> length = Uni.createFrom().item(0L);
        for (UUID piece : pieces) {
            length =
                    length.chain(
                            sum ->
                                    transfers
                                            .find(caller.orgId(), piece)
                                            .map(found -> sum + lengthOf(found, piece)));
        }
        return length;
    }

    /** Takes an assembled upload to its end, from wherever it is. */
    public Uni<Completed> assemble(UUID org, UUID id) {
        return ledger.look(org, id)
                .chain(
                        found ->
                                found.transfer().state() == TransferState.OPEN
                                        ? append(found)
                                        : Uni.createFrom().voidItem())
                .chain(() -> completion.complete(org, id));
    }

    private static long lengthOf(@org.jspecify.annotations.Nullable Transfer transfer, UUID piece) {
        if (transfer == null) {
            throw UPLOAD_NOT_FOUND.because("Piece " + piece + ".");
        }
        if (transfer.kind() == TransferKind.ASSEMBLED
                || transfer.state() == TransferState.OPEN
                || transfer.concat() == null) {
            throw PIECE_UNFINISHED.because("Piece %s is not a complete one.".formatted(piece));
        }
        return transfer.received();
    }

    private Uni<Void> append(Found found) {
        UUID org = found.upload().orgId();
        UUID id = found.upload().id();
        return transactions
                .inTenant(org, () -> transfers.sources(id))
                .chain(
                        pieces ->
                                appenders
                                        .open(
                                                TransferKind.ASSEMBLED,
                                                org,
                                                id,
                                                found.transfer().received(),
                                                null,
                                                false)
                                        .chain(appender -> append(org, pieces, appender)));
    }

    private Uni<Void> append(UUID org, List<UUID> ids, Appender appender) {
        return wholePieces(org, ids)
                .chain(pieces -> copy(pieces, 0, 0, appender))
                .chain(appender::finish)
                .onFailure()
                .call(() -> appender.breakOff().onFailure().recoverWithUni(appender::giveUp))
                .onTermination()
                .invoke(() -> appenders.closed(appender));
    }

    /** Those whose bytes are all there may not have been made a file yet. */
    private Uni<List<Found>> wholePieces(UUID org, List<UUID> ids) {
        List<Found> pieces = new ArrayList<>();
        return TransferLedger.inOrder(
                        ids,
                        id ->
                                completion
                                        .complete(org, id)
                                        .chain(() -> ledger.look(org, id))
                                        .invoke(pieces::add)
                                        .replaceWithVoid())
                .replaceWith(pieces);
    }

    /**
     * Copies from where the appender is.
     *
     * @param index of the piece that is looked at
     * @param start of that piece in the file
     */
    private Uni<Void> copy(List<Found> pieces, int index, long start, Appender appender) {
        if (index == pieces.size()) {
            return Uni.createFrom().voidItem();
        }
        Found piece = pieces.get(index);
        long end = start + piece.transfer().received();
        return appender.position() < end
                ? block(piece.upload(), start, end, appender)
                        .chain(() -> copy(pieces, index, start, appender))
                : copy(pieces, index + 1, end, appender);
    }

    private Uni<Void> block(Upload piece, long start, long end, Appender appender) {
        int count = (int) Math.min(BLOCK, end - appender.position());
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return store.range(piece.key(), appender.position() - start, count)
                // So that a long row of blocks is no deep stack.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .chain(bytes -> appender.write(ByteBuffer.wrap(bytes)));
    }
}
