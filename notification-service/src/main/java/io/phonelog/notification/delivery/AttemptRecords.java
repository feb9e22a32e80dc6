package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;
import io.phonelog.notification.delivery.Outcome.Unanswered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Keeps attempts that are over, many in one statement, and what follows for deliveries and endpoints. */
@ApplicationScoped
public class AttemptRecords {
    /**
     * The endpoints' rows first and in one order, as all who change them do. Of a taking that lasted
     * too long only the attempt is kept: another decides by now. What waits behind an event that is
     * tried again waits as long.
     */
    private static final String RECORD =
            """
            with given as (
                select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::int[], $5::int[],
                    $6::text[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[],
                    $12::int[], $13::int[], $14::int[], $15::int[], $16::boolean[])
                    as g (id, claim, started_at, duration_ms, status, error, response, state,
                        wait_ms, url, signature, dns_ms, connect_ms, tls_ms, first_byte_ms, made)),
            attempt as (
                insert into delivery_attempt
                    (org_id, delivery_id, webhook_id, claim, started_at, duration_ms, status, error,
                        response, url, signature, dns_ms, connect_ms, tls_ms, first_byte_ms)
                select d.org_id, d.id, d.webhook_id, g.claim, g.started_at, g.duration_ms, g.status,
                    g.error, g.response, g.url, g.signature, g.dns_ms, g.connect_ms, g.tls_ms,
                    g.first_byte_ms
                from given g join delivery d on d.id = g.id
                where g.made
                on conflict do nothing),
            settled as (
                update delivery d
                set attempts = d.attempts + cast(g.made as int), state = g.state, sender = null,
                    due_at = case when g.state = 'PENDING'
                        then now() + g.wait_ms * interval '1 millisecond' else d.due_at end,
                    done_at = case when g.state = 'PENDING' then null else now() end
                from given g
                where d.id = g.id and d.claim = g.claim and d.state = 'PENDING'
                returning d.webhook_id, d.stream, d.sequence, d.state, d.due_at)
            update delivery n set due_at = s.due_at
            from settled s join webhook w on w.id = s.webhook_id and w.ordered
            where s.state = 'PENDING' and n.state = 'PENDING' and n.webhook_id = s.webhook_id
                and n.stream = s.stream and n.sequence > s.sequence and n.due_at < s.due_at""";

    /**
     * The breaker. It opens at the failure numbered $5 in a row, for $6 milliseconds, then lets one
     * message through at a time: a failure opens it for twice as long, up to $7; a success closes it,
     * and leaves a pause that the endpoint has asked for. What had been on its way when it opened
     * counts no more.
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
                    or h.last_success_at is null or h.last_success_at < now() - interval '1 minute'
                order by h.webhook_id for no key update of h),
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

    public AttemptRecords(DeliveryConfig config) {
        this.config = config;
    }

    /** In the current transaction, which is one across tenants. */
    Uni<Void> keep(SqlConnection connection, List<Settled> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<EndpointNews> news =
                EndpointNews.of(batch, config.breakerPause(), config.longestWait());
        return connection
                .preparedQuery(JUDGE)
                .execute(verdicts(news))
                .chain(() -> connection.preparedQuery(RECORD).execute(attempts(batch)))
                .chain(() -> disable(connection, news));
    }

    private static Uni<Void> disable(SqlConnection connection, List<EndpointNews> news) {
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
                .addArrayOfInteger(ints(news, n -> millis(n.pause())))
                .addInteger(config.breakerFailures())
                .addDouble((double) config.breakerPause().toMillis())
                .addDouble((double) config.longestBreakerPause().toMillis());
    }

    private static Tuple attempts(List<Settled> batch) {
        return Tuple.tuple()
                .addArrayOfUUID(all(batch, s -> s.delivery().id()).toArray(UUID[]::new))
                .addArrayOfInteger(ints(batch, s -> s.delivery().claim()))
                .addArrayOfOffsetDateTime(
                        all(batch, s -> s.attempt().startedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .addArrayOfInteger(ints(batch, s -> millis(s.attempt().duration())))
                .addArrayOfInteger(ints(batch, s -> answer(s, Answered::status)))
                .addArrayOfString(strings(batch, AttemptRecords::error))
                .addArrayOfString(strings(batch, s -> answer(s, Answered::body)))
                .addArrayOfString(strings(batch, s -> s.verdict().state().name()))
                .addArrayOfInteger(ints(batch, s -> millis(s.verdict().untilNext())))
                .addArrayOfString(strings(batch, s -> s.delivery().url()))
                .addArrayOfString(strings(batch, s -> s.attempt().signature()))
                .addArrayOfInteger(ints(batch, s -> s.attempt().phases().dns()))
                .addArrayOfInteger(ints(batch, s -> s.attempt().phases().connect()))
                .addArrayOfInteger(ints(batch, s -> s.attempt().phases().tls()))
                .addArrayOfInteger(ints(batch, s -> s.attempt().phases().firstByte()))
                .addArrayOfBoolean(
                        all(batch, s -> s.verdict().ofAttempt()).toArray(Boolean[]::new));
    }

    private static <T> @Nullable T answer(Settled settled, Function<Answered, T> field) {
        return settled.attempt().outcome() instanceof Answered answer ? field.apply(answer) : null;
    }

    private static @Nullable String error(Settled settled) {
        return settled.attempt().outcome() instanceof Unanswered silence ? silence.reason() : null;
    }

    /** No wait is longer than a week, and an int of milliseconds holds 24 days. */
    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static <S, T> List<T> all(List<S> batch, Function<S, T> field) {
        return batch.stream().map(field).toList();
    }

    private static <S> Integer[] ints(List<S> batch, Function<S, @Nullable Integer> field) {
        return batch.stream().map(field).toArray(Integer[]::new);
    }

    private static <S> String[] strings(List<S> batch, Function<S, @Nullable String> field) {
        return batch.stream().map(field).toArray(String[]::new);
    }
}
