package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;
import io.phonelog.notification.delivery.Outcome.Unanswered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Keeps attempts that are over, many in one statement, and what follows for their deliveries. */
@ApplicationScoped
public class AttemptRecords {
    /**
     * Of a taking that lasted too long only the attempt is kept: another decides by now. What waits
     * behind an event that is tried again waits as long; not behind one that could not be sent, as
     * then the endpoint rests. What an address said that is the endpoint's no more ends nothing:
     * the event goes to the new one at once. Gives the deliveries of what was not there yet, and
     * tells of the endpoint as it is.
     */
    private static final String RECORD =
            """
            with given as (
                select g.*, d.org_id, d.webhook_id, w.url <> g.url as moved
                from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::int[], $5::int[],
                    $6::text[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[],
                    $12::int[], $13::int[], $14::int[], $15::int[], $16::boolean[])
                    as g (id, claim, started_at, duration_ms, status, error, response, state,
                        wait_ms, url, signature, dns_ms, connect_ms, tls_ms, first_byte_ms, made)
                join delivery d on d.id = g.id
                join webhook w on w.id = d.webhook_id),
            attempt as (
                insert into delivery_attempt
                    (org_id, delivery_id, webhook_id, claim, started_at, duration_ms, status, error,
                        response, url, signature, dns_ms, connect_ms, tls_ms, first_byte_ms)
                select org_id, id, webhook_id, claim, started_at, duration_ms, status, error,
                    response, url, signature, dns_ms, connect_ms, tls_ms, first_byte_ms
                from given where made
                on conflict do nothing
                returning delivery_id, claim),
            ended as (
                select g.*, case when g.state = 'FAILED' and g.moved then 'PENDING'
                    else g.state end as becomes
                from given g left join attempt a on a.delivery_id = g.id and a.claim = g.claim
                where not g.made or a.claim is not null),
            settled as (
                update delivery d
                set attempts = d.attempts + cast(e.made as int), state = e.becomes, sender = null,
                    due_at = case when e.becomes = 'PENDING'
                        then now() + case when e.moved then 0 else e.wait_ms end
                            * interval '1 millisecond'
                        else d.due_at end,
                    done_at = case when e.becomes = 'PENDING' then null else now() end
                from ended e
                where d.id = e.id and d.claim = e.claim and d.state = 'PENDING'
                returning d.webhook_id, d.stream, d.sequence, d.state, d.due_at, e.made),
            behind as (
                update delivery n set due_at = s.due_at
                from settled s join webhook w on w.id = s.webhook_id and w.ordered
                where s.made and s.state = 'PENDING'
                    and n.state = 'PENDING' and n.webhook_id = s.webhook_id
                    and n.stream = s.stream and n.sequence > s.sequence and n.due_at < s.due_at)
            select id from ended where not moved""";

    private final EndpointHealth health;

    public AttemptRecords(EndpointHealth health) {
        this.health = health;
    }

    /**
     * In the current transaction, which is one across tenants. What is recorded already, as when
     * the answer to a commit was lost, counts no second time.
     */
    Uni<Void> keep(SqlConnection connection, List<Settled> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return health.hold(connection, batch)
                .chain(
                        held ->
                                connection
                                        .preparedQuery(RECORD)
                                        .execute(attempts(batch))
                                        .map(rows -> counting(batch, held, rows)))
                .chain(
                        news ->
                                health.count(connection, news)
                                        .chain(() -> health.rest(connection, news)));
    }

    private static List<Settled> counting(List<Settled> batch, Set<UUID> held, RowSet<Row> rows) {
        Set<UUID> recorded = new HashSet<>();
        rows.forEach(row -> recorded.add(row.getUUID(0)));
        return batch.stream()
                .filter(settled -> recorded.contains(settled.delivery().id()))
                .filter(settled -> held.contains(settled.delivery().webhookId()))
                .toList();
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
