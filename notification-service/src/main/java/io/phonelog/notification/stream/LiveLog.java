package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogReader;
import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The logs of all tenants that somebody here follows, live. However many follow a tenant, its new
 * entries are read once; each follower has a queue of its own, and one that does not keep up fails with
 * {@link io.smallrye.mutiny.subscription.BackPressureFailure} and holds up nobody.
 */
@ApplicationScoped
public class LiveLog {
    private final LogReader log;
    private final CommitSignal commits;
    private final StreamConfig config;
    private final Map<UUID, Tail> tails = new ConcurrentHashMap<>();
    private final WakeUps looks = new WakeUps("Live logs", this::wakeAll);

    public LiveLog(LogReader log, CommitSignal commits, StreamConfig config) {
        this.log = log;
        this.commits = commits;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        commits.onCommit("log", org -> wake(UUID.fromString(org)));
        looks.lookAnyway(config.lookAnyway());
    }

    @PreDestroy
    void stop() {
        looks.stop();
        tails.values().forEach(Tail::stop);
    }

    /**
     * A tenant's new entries, never ending. From the first item on, which may be empty, nothing is
     * missed: what is read from the log after it, together with what follows, is everything.
     */
    Multi<Optional<LogEntry>> follow(UUID org, Selection selection) {
        return Multi.createFrom()
                .<Optional<LogEntry>>emitter(
                        client -> attach(org, selection, client), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(config.queue());
    }

    private void attach(
            UUID org, Selection selection, MultiEmitter<? super Optional<LogEntry>> client) {
        Consumer<LogEntry> follower =
                entry -> {
                    if (selection.holds(entry)) {
                        client.emit(Optional.of(entry));
                    }
                };
        client.onTermination(() -> detach(org, follower));
        // Within compute, so that no tail is dropped while somebody joins it.
        Tail tail =
                tails.compute(
                        org,
                        (id, open) ->
                                (open == null ? new Tail(org, log) : open).joinedBy(follower));
        tail.ready().subscribe().with(ready -> client.emit(Optional.empty()), client::fail);
    }

    private void detach(UUID org, Consumer<LogEntry> follower) {
        tails.computeIfPresent(
                org,
                (id, tail) -> {
                    tail.leftBy(follower);
                    return tail.deserted() ? null : tail;
                });
    }

    private Uni<Void> wakeAll() {
        tails.values().forEach(Tail::wake);
        return Uni.createFrom().voidItem();
    }

    private void wake(UUID org) {
        Tail tail = tails.get(org);
        if (tail != null) {
            tail.wake();
        }
    }
}
