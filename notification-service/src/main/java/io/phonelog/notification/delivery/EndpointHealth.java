package io.phonelog.notification.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Keeps how it stands with each endpoint: what its attempts mean for those that follow. */
@ApplicationScoped
public class EndpointHealth {
    /**
     * The endpoints whose row may change, or whose streams may wait, before anything else of them
     * is touched. One that is well and stays so is not held.
     */
    private static final String HOLD =
            """
            select h.webhook_id
            from unnest($1::uuid[], $2::boolean[]) as n (webhook_id, taken)
            join webhook_health h on h.webhook_id = n.webhook_id
            join webhook w on w.id = h.webhook_id
            where not n.taken or w.ordered or h.failures > 0 or h.failing_since is not null
                or h.last_success_at is null or h.last_success_at < now() - interval '1 minute'
            order by h.webhook_id for no key update of h""";

    /**
     * What cannot be sent to an endpoint for a reason on our side, nothing else can for so long.
     */
    private static final String REST =
            """
            update webhook_health h
            set paused_until = greatest(h.paused_until, now() + p.pause_ms * interval '1 millisecond')
            from unnest($1::uuid[], $2::int[]) as p (webhook_id, pause_ms)
            where h.webhook_id = p.webhook_id""";

    /**
     * The breaker. It opens at the failure numbered $5 in a row, for $6 milliseconds, then lets one
     * message through at a time: a failure opens it for twice as long, up to $7; a success closes
     * it, and leaves a pause that the endpoint has asked for. What had been on its way when it
     * opened counts no more.
     */
    private static final String JUDGE =
            """
            with news as (
                select * from unnest($1::uuid[], $2::boolean[], $3::int[], $4::int[])
                    as n (webhook_id, succeeded, failures, pause_ms)),
            held as (
                select h.*, n.succeeded, n.failures as failed, n.pause_ms
                from webhook_health h join news n on n.webhook_id = h.webhook_id
                where n.failures > 0 or h.failures > 0 or h.failing_since is not null
                    or h.last_success_at is null or h.last_success_at < now() - interval '1 minute'),
            counted as (
                select *, case
                    when succeeded then failed
                    when paused_until > now() then failures
                    when failures >= $5 then failures + 1
                    else least(failures + failed, $5) end as in_a_row
                from held)
            update webhook_health h
            set failures = c.in_a_row,
                last_success_at = case when c.succeeded then now() else h.last_success_at end,
                failing_since = case
                    when c.failed = 0 then null
                    when c.succeeded or h.failing_since is null then now()
                    else h.failing_since end,
                paused_until = case
                    when c.failed = 0 and c.succeeded and h.failures >= $5 then null
                    when c.failed = 0 then h.paused_until
                    else greatest(h.paused_until, now() + greatest(c.pause_ms, case
                        when c.in_a_row < $5 or c.in_a_row = h.failures then 0
                        else least($6 * 2 ^ least(c.in_a_row - $5, 20), $7) end)
                            * interval '1 millisecond') end
            from counted c where h.webhook_id = c.webhook_id""";

    private static final String DISABLE =
            """
            update webhook set enabled = false, disabled_reason = $2, version = version + 1
            where id = any($1) and enabled""";
    private static final String GONE = "The endpoint answered 410 Gone.";

    private final DeliveryConfig config;

    public EndpointHealth(DeliveryConfig config) {
        this.config = config;
    }

    /** Until the end of the transaction nobody else changes these endpoints of the attempts. */
    Uni<Set<UUID>> hold(SqlConnection connection, List<Settled> batch) {
        Map<UUID, Boolean> taken = new LinkedHashMap<>();
        batch.forEach(
                s -> taken.merge(s.delivery().webhookId(), s.delivered(), Boolean::logicalAnd));
        Tuple values =
                Tuple.tuple()
                        .addArrayOfUUID(taken.keySet().toArray(UUID[]::new))
                        .addArrayOfBoolean(taken.values().toArray(Boolean[]::new));
        return connection
                .preparedQuery(HOLD)
                .execute(values)
                .map(
                        rows -> {
                            Set<UUID> held = new HashSet<>();
                            rows.forEach(row -> held.add(row.getUUID(0)));
                            return held;
                        });
    }

    /**
     * Leaves held endpoints alone to which something could not be sent; counts nothing against
     * them.
     */
    Uni<Void> rest(SqlConnection connection, List<Settled> batch) {
        Map<UUID, Integer> pauses = new LinkedHashMap<>();
        batch.stream()
                .filter(s -> !s.verdict().ofAttempt())
                .forEach(
                        s ->
                                pauses.merge(
                                        s.delivery().webhookId(),
                                        millis(s.verdict().untilNext()),
                                        Math::max));
        if (pauses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values =
                Tuple.tuple()
                        .addArrayOfUUID(pauses.keySet().toArray(UUID[]::new))
                        .addArrayOfInteger(pauses.values().toArray(Integer[]::new));
        return connection.preparedQuery(REST).execute(values).replaceWithVoid();
    }

    /** Counts attempts, in the order they ended, of endpoints that are held. */
    Uni<Void> count(SqlConnection connection, List<Settled> attempts) {
        List<EndpointNews> news =
                EndpointNews.of(attempts, config.breakerPause(), config.longestWait());
        return news.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(JUDGE)
                        .execute(verdicts(news))
                        .chain(() -> disableGone(connection, news));
    }

    private static Uni<Void> disableGone(SqlConnection connection, List<EndpointNews> news) {
        UUID[] gone =
                news.stream()
                        .filter(EndpointNews::gone)
                        .map(EndpointNews::webhookId)
                        .toArray(UUID[]::new);
        return gone.length == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(DISABLE).execute(Tuple.of(gone, GONE)).replaceWithVoid();
    }

    private Tuple verdicts(List<EndpointNews> news) {
        return Tuple.tuple()
                .addArrayOfUUID(all(news, EndpointNews::webhookId).toArray(UUID[]::new))
                .addArrayOfBoolean(all(news, EndpointNews::succeeded).toArray(Boolean[]::new))
                .addArrayOfInteger(all(news, EndpointNews::failures).toArray(Integer[]::new))
                .addArrayOfInteger(all(news, n -> millis(n.pause())).toArray(Integer[]::new))
                .addInteger(config.breakerFailures())
                .addDouble((double) config.breakerPause().toMillis())
                .addDouble((double) config.longestBreakerPause().toMillis());
    }

    /** No pause is longer than a week, and an int of milliseconds holds 24 days. */
    private static int millis(Duration pause) {
        return Math.toIntExact(pause.toMillis());
    }

    private static <T> List<T> all(List<EndpointNews> news, Function<EndpointNews, T> field) {
        return news.stream().map(field).toList();
    }
}
