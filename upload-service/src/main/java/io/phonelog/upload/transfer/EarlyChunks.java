package io.phonelog.upload.transfer;

import io.phonelog.upload.digest.RunningSha256;
import io.phonelog.upload.digest.Sha256State;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests chunks in the order of the file while they are still in memory. One that is ahead of
 * others waits for them here; when there are too many the oldest is dropped, and read back from the
 * object store when the file is whole. Nothing here is the only copy of anything.
 */
@ApplicationScoped
class EarlyChunks {
    private static final Logger LOG = Logger.getLogger(EarlyChunks.class);

    private final TransferLedger ledger;
    private final Aside aside;
    private final long most;

    private final Map<Place, Chunk> waiting = new LinkedHashMap<>();
    private final Map<UUID, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private long size;

    private record Place(UUID upload, int index) {}

    EarlyChunks(TransferLedger ledger, Aside aside, TransferConfig config) {
        this.ledger = ledger;
        this.aside = aside;
        this.most = config.earlyChunks().asLongValue();
    }

    /** A chunk is stored, and still in memory. */
    void offer(Chunk chunk) {
        keep(chunk);
        advance(chunk.orgId(), chunk.uploadId());
    }

    /** Done when nobody here digests chunks of this upload. */
    Uni<Void> settled(UUID upload) {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        CompletableFuture<Void> end = running.get(upload);
        return end == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(end)
                        .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private void advance(UUID org, UUID upload) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        if (running.putIfAbsent(upload, end) != null) {
            return;
        }
        aside.start(
                () ->
                        digest(org, upload)
                                .onFailure()
                                .invoke(cause -> LOG.debugf("Digest waits: cause=%s", cause))
                                .onTermination()
                                .invoke(
                                        () -> {
                                            running.remove(upload);
                                            end.complete(null);
                                        }));
    }

    private Uni<Void> digest(UUID org, UUID upload) {
        return ledger.look(org, upload)
                .chain(
                        found -> {
                            Transfer transfer = found.transfer();
                            long from = transfer.digested();
                            Chunk next = poll(upload, (int) (from / transfer.sizes().first()));
                            return next == null
                                    ? Uni.createFrom().voidItem()
                                    : digest(next, from, transfer.digestState())
                                            .chain(() -> digest(org, upload));
                        });
    }

    private Uni<Void> digest(Chunk chunk, long from, Sha256State before) {
        RunningSha256 digest = RunningSha256.from(before);
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom()
                .item(chunk.bytes())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(blocks -> blocks.forEach(block -> digest.update(block.duplicate())))
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .chain(
                        () ->
                                ledger.change(
                                        Effect.COMMIT,
                                        chunk.orgId(),
                                        chunk.uploadId(),
                                        found -> {
                                            found.transfer()
                                                    .digested(
                                                            from,
                                                            from + chunk.size(),
                                                            digest.state());
                                            return Uni.createFrom().voidItem();
                                        }));
    }

    private synchronized void keep(Chunk chunk) {
        if (chunk.size() > most) {
            return;
        }
        if (waiting.put(new Place(chunk.uploadId(), chunk.index()), chunk) == null) {
            size += chunk.size();
        }
        var oldest = waiting.values().iterator();
        while (size > most) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }

    private synchronized @Nullable Chunk poll(UUID upload, int index) {
        Chunk chunk = waiting.remove(new Place(upload, index));
        size -= chunk == null ? 0 : chunk.size();
        return chunk;
    }
}
