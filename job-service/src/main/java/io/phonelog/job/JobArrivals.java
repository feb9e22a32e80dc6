package io.phonelog.job;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.outbox.CommitSignal;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Waits for jobs that are on their way. An uploader is told the job's id before the news of the
 * upload has reached us, and asks for it at once: that must not be answered with "no such job". The
 * id says when it was made, so that old ones are not waited for.
 */
@ApplicationScoped
public class JobArrivals {
    private static final Duration YOUNG = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommitSignal commits;
    private final InstantSource clock = InstantSource.system();
    private final Map<UUID, List<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    public JobArrivals(CommitSignal commits) {
        this.commits = commits;
    }

    void listen(@Observes StartupEvent started) {
        commits.onCommit("created", id -> arrived(UUID.fromString(id)));
    }

    /** What the lookup finds, now or when the job has arrived; null when it does not come. */
    <T> Uni<@Nullable T> find(UUID id, Supplier<Uni<@Nullable T>> lookup) {
        return lookup.get()
                .chain(
                        found ->
                                found != null || !Uuid7.madeWithin(YOUNG, id, clock)
                                        ? Uni.createFrom().item(found)
                                        : wait(id, lookup));
    }

    private <T> Uni<@Nullable T> wait(UUID id, Supplier<Uni<@Nullable T>> lookup) {
        Context context = Vertx.currentContext();
        CompletableFuture<Void> arrival = expect(id);
        // Expected before looking again, so that no arrival falls between the two.
        return lookup.get()
                .chain(
                        found ->
                                found != null
                                        ? Uni.createFrom().item(found)
                                        : arrivalOrEndOfPatience(arrival)
                                                .emitOn(
                                                        work ->
                                                                context.runOnContext(
                                                                        go -> work.run()))
                                                .chain(ignored -> lookup.get()))
                .eventually(() -> expectNoMore(id, arrival));
    }

    private static Uni<Void> arrivalOrEndOfPatience(CompletableFuture<Void> arrival) {
        return Uni.createFrom()
                .completionStage(arrival)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithNull();
    }

    private CompletableFuture<Void> expect(UUID id) {
        CompletableFuture<Void> arrival = new CompletableFuture<>();
        waiting.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(arrival);
        return arrival;
    }

    private void expectNoMore(UUID id, CompletableFuture<Void> arrival) {
        waiting.computeIfPresent(
                id,
                (key, others) -> {
                    others.remove(arrival);
                    return others.isEmpty() ? null : others;
                });
    }

    private void arrived(UUID id) {
        List<CompletableFuture<Void>> waiters = waiting.remove(id);
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }
}
