package io.phonelog.upload.transfer;

import io.phonelog.platform.access.Caller;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes the chunks of a file, in any order and from any number of senders. */
@ApplicationScoped
public class Chunks {
    private final TransferLedger ledger;
    private final ChunkLedger chunks;
    private final UploadLedger uploads;
    private final EarlyChunks early;
    private final FileStore store;
    private final Effects effects;
    private final Beginning beginning;

    public Chunks(
            TransferLedger ledger,
            ChunkLedger chunks,
            UploadLedger uploads,
            EarlyChunks early,
            FileStore store,
            Effects effects,
            Beginning beginning) {
        this.ledger = ledger;
        this.chunks = chunks;
        this.uploads = uploads;
        this.early = early;
        this.store = store;
        this.effects = effects;
        this.beginning = beginning;
    }

    /**
     * Stores a chunk; one that is stored already does no harm.
     *
     * @param judge looks at a chunk that is not, and fails when the file is not one that we take
     */
    public Uni<Void> store(Chunk chunk, Supplier<Uni<Void>> judge) {
        return chunks.reserve(chunk)
                .chain(
                        number ->
                                number.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : judge.get().chain(() -> send(chunk, number.get())));
    }

    /** Which chunks are not stored, in order; in the current transaction. */
    public Uni<List<Integer>> missing(Transfer transfer) {
        return chunks.missing(transfer);
    }

    /** All chunks are there, says the caller, in the caller's transaction. */
    public Uni<Void> complete(Caller caller, UUID id) {
        return chunks.complete(caller.orgId(), id);
    }

    /** Done when the chunks that are in memory are digested as far as their order allows. */
    public Uni<Void> digested(UUID id) {
        return early.settled(id);
    }

    /** The file is not one that we take. */
    public Uni<Void> refuse(Upload upload, Ending why) {
        return uploads.rejectWhole(upload, why, () -> ledger.close(upload))
                .chain(() -> ledger.freed(upload.orgId(), upload.id()));
    }

    private Uni<Void> send(Chunk chunk, int number) {
        return storageId(chunk)
                .chain(
                        storageId ->
                                effects.of(
                                        Effect.SEND_PART,
                                        chunk.uploadId(),
                                        () ->
                                                store.part(
                                                        Upload.keyOf(
                                                                chunk.orgId(), chunk.uploadId()),
                                                        storageId,
                                                        number,
                                                        chunk.bytes())))
                .chain(sent -> chunks.commit(chunk, number, sent.eTag()))
                .invoke(() -> early.offer(chunk));
    }

    /** Of the parts; begun by whoever comes first. */
    private Uni<String> storageId(Chunk chunk) {
        return ledger.look(chunk.orgId(), chunk.uploadId()).map(Found::upload).chain(beginning::of);
    }
}
