package io.phonelog.notification.stream;

import io.phonelog.platform.access.ApiKeys;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Connections outlast the call that opened them, but not the right to them: this tells when a token
 * or key has run out, and, at the next heartbeat, that a key was revoked.
 */
@ApplicationScoped
public class Lapses {
    /** At the very end Quarkus closes a WebSocket itself, with a code that says less. */
    private static final Duration AHEAD = Duration.ofMillis(250);

    private final Vertx vertx;
    private final ApiKeys keys;
    private final StreamConfig config;

    public Lapses(Vertx vertx, ApiKeys keys, StreamConfig config) {
        this.vertx = vertx;
        this.keys = keys;
        this.config = config;
    }

    /** Watches until it is cancelled, by whoever ends the connection. */
    public Cancellable watch(Reader reader, Consumer<Lapse> lapsed) {
        List<Long> timers = new ArrayList<>();
        Instant end = reader.expiresAt();
        if (end != null) {
            timers.add(vertx.setTimer(until(end), due -> lapsed.accept(Lapse.EXPIRED)));
        }
        UUID key = reader.key();
        if (key != null) {
            timers.add(
                    vertx.setPeriodic(
                            config.heartbeat().toMillis(),
                            beat -> {
                                if (keys.isRevoked(key)) {
                                    lapsed.accept(Lapse.REVOKED);
                                }
                            }));
        }
        return () -> timers.forEach(vertx::cancelTimer);
    }

    private static long until(Instant end) {
        return Math.max(1, Duration.between(Instant.now(), end.minus(AHEAD)).toMillis());
    }
}
