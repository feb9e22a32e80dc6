package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.CHUNKS_MISSING;
import static io.phonelog.upload.UploadProblem.CHUNK_BUSY;
import static io.phonelog.upload.UploadProblem.CHUNK_DIFFERS;

import io.phonelog.upload.progress.Pace;
import io.phonelog.upload.progress.ProgressNews;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Keeps the books of chunks. Before a chunk is sent a part number is reserved that nobody else
 * uses; the first that is stored is the chunk, for good.
 */
@ApplicationScoped
class ChunkLedger {
    /** Longer than any call to the object store lasts. */
    private static final Duration SURELY_OVER = Duration.ofMinutes(15);

    private final TransferLedger ledger;
    private final TransferRepository transfers;
    private final ProgressNews progress;
    private final TransferConfig config;

    ChunkLedger(
            TransferLedger ledger,
            TransferRepository transfers,
            ProgressNews progress,
            TransferConfig config) {
        this.ledger = ledger;
        this.transfers = transfers;
        this.progress = progress;
        this.config = config;
    }

    /** The part number to send a chunk as; nothing when it is stored already. */
    Uni<Optional<Integer>> reserve(Chunk chunk) {
        return ledger.change(
                Effect.RESERVE,
                chunk.orgId(),
                chunk.uploadId(),
                found -> {
                    found.transfer().requireChunks();
                    Instant now = TransferLedger.now();
                    found.transfer().extend(now.plus(config.lifetime()));
                    return tries(found, chunk.index())
                            .chain(
                                    tries ->
                                            isStored(tries, chunk)
                                                    ? Uni.createFrom().item(Optional.empty())
                                                    : take(found, chunk, tries, now)
                                                            .map(Optional::of));
                });
    }

    /** The object store has it. One that somebody else has stored meanwhile is left as it is. */
    Uni<Void> commit(Chunk chunk, int number, String etag) {
        return ledger.change(
                Effect.COMMIT,
                chunk.orgId(),
                chunk.uploadId(),
                found -> {
                    found.transfer().requireChunks();
                    return tries(found, chunk.index())
                            .chain(
                                    tries ->
                                            isStored(tries, chunk)
                                                    ? Uni.createFrom().voidItem()
                                                    : stored(found, chunk, number, etag, tries));
                });
    }

    private Uni<Void> stored(
            Found found, Chunk chunk, int number, String etag, List<StoredPart> tries) {
        tries.stream().filter(part -> part.number() == number).forEach(part -> part.stored(etag));
        Transfer transfer = found.transfer();
        Pace before = transfer.pace();
        transfer.chunkStored(chunk.size(), TransferLedger.now());
        return progress.tell(found.upload(), transfer.length(), before, transfer.pace());
    }

    /** Which chunks are not stored, in order. */
    Uni<List<Integer>> missing(Transfer transfer) {
        if (transfer.state() != TransferState.OPEN) {
            return Uni.createFrom().item(List.of());
        }
        ChunkPlan plan = ChunkPlan.of(transfer);
        return transfers
                .parts(transfer.uploadId())
                .map(
                        parts -> {
                            BitSet stored = new BitSet(plan.count());
                            parts.stream()
                                    .filter(StoredPart::isStored)
                                    .forEach(part -> stored.set(plan.indexOf(part.number())));
                            return IntStream.range(0, plan.count())
                                    .filter(index -> !stored.get(index))
                                    .boxed()
                                    .toList();
                        });
    }

    /** No more chunks come; in the caller's transaction. Harmless when it was said before. */
    Uni<Void> complete(UUID org, UUID id) {
        return ledger.taken(org, id)
                .chain(
                        found ->
                                found.transfer().state() == TransferState.OPEN
                                        ? missing(found.transfer())
                                                .invoke(missing -> complete(found, missing))
                                                .replaceWithVoid()
                                        : Uni.createFrom().voidItem());
    }

    private static void complete(Found found, List<Integer> missing) {
        if (!missing.isEmpty()) {
            throw CHUNKS_MISSING
                    .because("Send the chunks that missingChunks names.")
                    .with("missingChunks", missing);
        }
        found.transfer().complete(TransferLedger.now());
    }

    private Uni<List<StoredPart>> tries(Found found, int index) {
        ChunkPlan plan = ChunkPlan.of(found.transfer());
        return transfers.parts(
                found.transfer().uploadId(), plan.firstNumber(index), plan.lastNumber(index));
    }

    private static boolean isStored(List<StoredPart> tries, Chunk chunk) {
        for (StoredPart part : tries) {
            if (part.isStored()) {
                if (!chunk.sha256().equals(part.sha256())) {
                    throw CHUNK_DIFFERS.because("It is stored; what was stored stays.");
                }
                return true;
            }
        }
        return false;
    }

    private Uni<Integer> take(Found found, Chunk chunk, List<StoredPart> tries, Instant now) {
        ChunkPlan plan = ChunkPlan.of(found.transfer());
        int number = plan.firstNumber(chunk.index()) + tries.size();
        if (number <= plan.lastNumber(chunk.index())) {
            var part = new StoredPart(found.transfer(), number, chunk.size(), chunk.sha256(), now);
            return transfers.addPart(part).replaceWith(number);
        }
        StoredPart oldest = tries.get(0);
        for (StoredPart part : tries) {
            oldest = part.reservedAt().isBefore(oldest.reservedAt()) ? part : oldest;
        }
        if (oldest.reservedAt().plus(SURELY_OVER).isAfter(now)) {
            throw CHUNK_BUSY
                    .because("It was sent several times and none has ended. Wait a little.")
                    .retryAfter(Duration.ofMinutes(1));
        }
        oldest.reserveAgain(chunk.sha256(), now);
        return Uni.createFrom().item(oldest.number());
    }
}
