package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.TOO_MANY_CONNECTIONS;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many connections a user and a tenant have to this replica. */
@ApplicationScoped
public class Admission {
    private static final Duration LATER = Duration.ofSeconds(30);

    private final StreamConfig config;
    private final Map<String, Integer> perUser = new ConcurrentHashMap<>();
    private final Map<String, Integer> perTenant = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    public Admission(StreamConfig config, MeterRegistry metrics) {
        this.config = config;
        metrics.gauge("phonelog_stream_connections", open);
    }

    /**
     * Counts a connection until the answer is cancelled.
     *
     * @throws io.phonelog.platform.problem.Problem when there are as many as there may be
     */
    public Cancellable admit(Reader reader) {
        String tenant = reader.orgId().toString();
        String user = tenant + "/" + reader.subject();
        if (perUser.merge(user, 1, Integer::sum) > config.perUser()) {
            leave(perUser, user);
            throw TOO_MANY_CONNECTIONS
                    .because("You have %d open. Close one first.".formatted(config.perUser()))
                    .retryAfter(LATER);
        }
        if (perTenant.merge(tenant, 1, Integer::sum) > config.perTenant()) {
            leave(perTenant, tenant);
            leave(perUser, user);
            throw TOO_MANY_CONNECTIONS
                    .because("Your tenant has %d open.".formatted(config.perTenant()))
                    .retryAfter(LATER);
        }
        open.incrementAndGet();
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                leave(perTenant, tenant);
                leave(perUser, user);
                open.decrementAndGet();
            }
        };
    }

    private static void leave(Map<String, Integer> counts, String name) {
        counts.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1);
    }
}
