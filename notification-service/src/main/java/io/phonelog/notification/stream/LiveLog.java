package io.phonelog.notification.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.notification.log.LogReader;
import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logs of all tenants that somebody here follows, live. However many follow a tenant, its new
 * entries are read once.
 */
@ApplicationScoped
public class LiveLog {
    /** Clients that lost their connections all at once come back within this. */
    private static final Duration LINGER = Duration.ofMinutes(2);

    private final LogReader log;
    private final CommitSignal commits;
    private final StreamConfig config;
    private final Timer delay;
    private final Map<UUID, Tail> tails = new ConcurrentHashMap<>();
    private final WakeUps looks = new WakeUps("Live logs", this::wakeAll);

    public LiveLog(
            LogReader log, CommitSignal commits, StreamConfig config, MeterRegistry metrics) {
        this.log = log;
        this.commits = commits;
        this.config = config;
        this.delay = metrics.timer("phonelog_stream_delay");
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

    /** A tenant's newest entries. */
    Uni<RecentEntries> recent(UUID org) {
        return tails.computeIfAbsent(org, this::tail).ready();
    }

    /** Lets a follower hear of all entries later than those that it is given. */
    Uni<RecentEntries> join(UUID org, Follower follower) {
        // Within compute, so that no tail is dropped while somebody joins it.
        return tails.compute(
                        org,
                        (id, open) -> {
                            Tail tail = open == null ? tail(id) : open;
                            tail.join(follower);
                            return tail;
                        })
                .ready();
    }

    void leave(UUID org, Follower follower) {
        Tail tail = tails.get(org);
        if (tail != null) {
            tail.leave(follower);
        }
    }

    private Tail tail(UUID org) {
        return new Tail(org, log, config.recent(), delay);
    }

    private Uni<Void> wakeAll() {
        forget(LINGER);
        for (Tail tail : tails.values()) {
            tail.giveUpThoseStuckFor(config.stall());
            tail.wake();
        }
        return Uni.createFrom().voidItem();
    }

    /** Forgets the logs that nobody has followed for so long. */
    void forget(Duration deserted) {
        for (UUID org : tails.keySet()) {
            tails.computeIfPresent(
                    org,
                    (id, tail) -> {
                        if (!tail.desertedFor(deserted.toNanos())) {
                            return tail;
                        }
                        tail.stop();
                        return null;
                    });
        }
    }

    /** Whether a tenant's newest entries are in memory. */
    boolean remembers(UUID org) {
        return tails.containsKey(org);
    }

    private void wake(UUID org) {
        Tail tail = tails.get(org);
        if (tail != null) {
            tail.wake();
        }
    }
}
