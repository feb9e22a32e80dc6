package io.phonelog.upload.transfer;

import io.phonelog.upload.Upload;
import io.phonelog.upload.digest.RunningSha256;
import io.phonelog.upload.digest.Sha256State;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Digests what was not digested while it came: chunks that were ahead of others and were not in
 * memory any more when their turn came. They are read back once, and how far that has got is kept.
 */
@ApplicationScoped
class DigestOfRest {
    private static final long BLOCK = 8L << 20;
    private static final int BLOCKS_A_COMMIT = 32;

    private final TransferLedger ledger;
    private final FileStore store;

    DigestOfRest(TransferLedger ledger, FileStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** The SHA-256 of a file that is whole in the object store, in lower-case hexadecimal. */
    Uni<String> of(Found found) {
        Transfer transfer = found.transfer();
        long length = Objects.requireNonNull(transfer.length());
        return transfer.digested() == length
                ? Uni.createFrom().item(transfer.digestState().hex())
                : stretch(found.upload(), transfer.digested(), length, transfer.digestState())
                        .chain(() -> ledger.look(transfer.orgId(), transfer.uploadId()))
                        .chain(this::of);
    }

    private Uni<Void> stretch(Upload upload, long from, long length, Sha256State state) {
        RunningSha256 digest = RunningSha256.from(state);
        long to = Math.min(length, from + BLOCK * BLOCKS_A_COMMIT);
        return read(upload.key(), from, to, digest)
                .chain(
                        () ->
                                ledger.change(
                                        Effect.COMMIT,
                                        upload.orgId(),
                                        upload.id(),
                                        found -> {
                                            Transfer transfer = found.transfer();
                                            transfer.digested(from, to, digest.state());
                                            transfer.attend(
                                                    TransferLedger.now().plus(Transfer.ATTENDED));
                                            return Uni.createFrom().voidItem();
                                        }));
    }

    private Uni<Void> read(String key, long from, long to, RunningSha256 digest) {
        if (from == to) {
            return Uni.createFrom().voidItem();
        }
        long end = Math.min(to, from + BLOCK);
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return store.range(key, from, (int) (end - from))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(bytes -> digest.update(ByteBuffer.wrap(bytes)))
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .chain(() -> read(key, end, to, digest));
    }
}
