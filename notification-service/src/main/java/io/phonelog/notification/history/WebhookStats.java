package io.phonelog.notification.history;

import io.phonelog.notification.delivery.DeliveryConfig;
import io.phonelog.notification.history.StatsView.Hour;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads how a webhook fares from its attempts and its health. */
@ApplicationScoped
public class WebhookStats {
    /** A row an hour, and at last one over all. */
    private static final String ATTEMPTS =
            """
            select date_trunc('hour', started_at), count(*),
                count(*) filter (where status between 200 and 299),
                percentile_cont(0.5) within group (order by duration_ms),
                percentile_cont(0.99) within group (order by duration_ms)
            from delivery_attempt
            where webhook_id = :webhook and started_at >= :from and started_at < :to
            group by grouping sets ((1), ()) order by 1 nulls last""";

    private static final String HEALTH =
            """
            select h.failures, h.paused_until, h.last_success_at, h.failing_since,
                (select count(*) from delivery d
                    where d.webhook_id = h.webhook_id and d.state = 'PENDING'),
                (select min(d.created_at) from delivery d
                    where d.webhook_id = h.webhook_id and d.state = 'PENDING')
            from webhook_health h where h.webhook_id = :webhook""";

    private final DeliveryConfig config;

    public WebhookStats(DeliveryConfig config) {
        this.config = config;
    }

    /** In the current transaction, of one of its tenant's webhooks. */
    Uni<StatsView> of(UUID webhook, Instant from, Instant to) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ATTEMPTS, Object[].class)
                                        .setParameter("webhook", webhook)
                                        .setParameter("from", from)
                                        .setParameter("to", to)
                                        .getResultList()
                                        .chain(
                                                attempts ->
                                                        session.createNativeQuery(
                                                                        HEALTH, Object[].class)
                                                                .setParameter("webhook", webhook)
                                                                .getSingleResult()
                                                                .map(
                                                                        health ->
                                                                                view(
                                                                                        from, to,
                                                                                        attempts,
                                                                                        health))));
    }

    private StatsView view(Instant from, Instant to, List<Object[]> rows, Object[] health) {
        Object[] all = rows.get(rows.size() - 1);
        long attempts = (Long) all[1];
        long succeeded = (Long) all[2];
        int failures = (Integer) health[0];
        @Nullable Instant pausedUntil = instant(health[1]);
        boolean paused = pausedUntil != null && pausedUntil.isAfter(Instant.now());
        return new StatsView(
                from,
                to,
                attempts,
                succeeded,
                attempts == 0 ? null : (double) succeeded / attempts,
                (Double) all[3],
                (Double) all[4],
                hours(rows.subList(0, rows.size() - 1)),
                (Long) health[4],
                instant(health[5]),
                breaker(failures, paused),
                failures,
                paused ? pausedUntil : null,
                instant(health[2]),
                instant(health[3]));
    }

    private String breaker(int failures, boolean paused) {
        if (failures >= config.breakerFailures()) {
            return paused ? "open" : "half_open";
        }
        return paused ? "throttled" : "closed";
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }

    private static List<Hour> hours(List<Object[]> rows) {
        List<Hour> hours = new ArrayList<>();
        for (Object[] row : rows) {
            hours.add(
                    new Hour(
                            ((OffsetDateTime) row[0]).toInstant(),
                            (Long) row[1],
                            (Long) row[2],
                            (Double) row[3],
                            (Double) row[4]));
        }
        return hours;
    }
}
