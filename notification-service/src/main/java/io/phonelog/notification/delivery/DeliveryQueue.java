package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;
import io.phonelog.notification.delivery.Outcome.Unanswered;
import io.phonelog.notification.webhook.Sealed;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The durable queue. Any number of processes take from it ({@code SKIP LOCKED}). What is taken comes
 * back by itself when its lease ends, so that a process that dies holds nothing up for longer.
 */
@ApplicationScoped
public class DeliveryQueue {
    /**
     * $1 per endpoint, $2 and $3 endpoints that are busy here and how much, $4 in all, $5 lease in
     * milliseconds. A later event of the same thing waits until the earlier one was tried.
     */
    private static final String TAKE =
            """
            with due as (
                select d.id
                from webhook w
                left join unnest($2::uuid[], $3::int[]) as busy (webhook_id, count)
                    on busy.webhook_id = w.id
                cross join lateral (
                    select q.id from delivery q
                    where q.webhook_id = w.id and q.state = 'PENDING' and q.due_at <= now()
                        and not exists (
                            select 1 from delivery e
                            where e.webhook_id = q.webhook_id and e.stream = q.stream
                                and e.sequence < q.sequence
                                and e.state = 'PENDING' and e.attempts = 0)
                    order by q.due_at, q.sequence
                    limit greatest($1 - coalesce(busy.count, 0), 0)
                    for update skip locked) d
                where w.enabled
                limit $4),
            taken as (
                update delivery t
                set claim = t.claim + 1, due_at = now() + $5 * interval '1 millisecond'
                from due where t.id = due.id
                returning t.*)
            select t.id, t.claim, t.attempts, t.event_id, t.type, l.time, l.data,
                w.id as webhook_id, w.url, w.key_id, w.secret, w.retired, w.headers
            from taken t
            join webhook w on w.id = t.webhook_id
            join log_entry l on l.org_id = t.org_id and l.sequence = t.sequence
            order by t.sequence""";

    /** Of a taking that lasted too long only the attempt is kept: another decides by now. */
    private static final String RECORD =
            """
            with attempt as (
                insert into delivery_attempt
                    (org_id, delivery_id, claim, started_at, duration_ms, status, error, response)
                select org_id, id, $2, $3, $4, $5, $6, $7 from delivery where id = $1
                on conflict do nothing)
            update delivery
            set attempts = attempts + 1, state = $8,
                due_at = case when $8 = 'PENDING'
                    then now() + $9 * interval '1 millisecond' else due_at end,
                done_at = case when $8 = 'PENDING' then null else now() end
            where id = $1 and claim = $2 and state = 'PENDING'""";

    private static final String DISABLE =
            "update webhook set enabled = false, disabled_reason = $2 where id = $1 and enabled";
    private static final String GONE = "The endpoint answered 410 Gone.";

    private final PoolTransactions transactions;
    private final DeliveryConfig config;

    public DeliveryQueue(PoolTransactions transactions, DeliveryConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * Takes what is due.
     *
     * @param busy how many deliveries to each endpoint this process has on their way
     * @param most how many to take in all
     */
    Uni<List<DueDelivery>> take(Map<UUID, Integer> busy, int most) {
        Tuple values =
                Tuple.of(config.perEndpoint())
                        .addArrayOfUUID(busy.keySet().toArray(UUID[]::new))
                        .addArrayOfInteger(busy.values().toArray(Integer[]::new))
                        .addInteger(most)
                        .addDouble((double) config.lease().toMillis());
        return transactions
                .inBackground(connection -> connection.preparedQuery(TAKE).execute(values))
                .map(DeliveryQueue::deliveries);
    }

    /** Keeps an attempt and what follows from it. */
    Uni<Void> record(DueDelivery delivery, Attempt attempt, Verdict verdict) {
        Tuple values = values(delivery, attempt, verdict);
        return transactions
                .inBackground(
                        connection ->
                                connection
                                        .preparedQuery(RECORD)
                                        .execute(values)
                                        .call(() -> disableIfGone(connection, delivery, verdict)))
                .replaceWithVoid();
    }

    private static Uni<?> disableIfGone(
            SqlConnection connection, DueDelivery delivery, Verdict verdict) {
        return verdict instanceof Verdict.EndpointGone
                ? connection.preparedQuery(DISABLE).execute(Tuple.of(delivery.webhookId(), GONE))
                : Uni.createFrom().voidItem();
    }

    private static Tuple values(DueDelivery delivery, Attempt attempt, Verdict verdict) {
        Outcome outcome = attempt.outcome();
        @Nullable Answered answer = outcome instanceof Answered answered ? answered : null;
        @Nullable String error =
                outcome instanceof Unanswered unanswered ? unanswered.reason() : null;
        Duration pause = verdict instanceof Verdict.TryAgain again ? again.pause() : Duration.ZERO;
        return Tuple.of(delivery.id(), delivery.claim())
                .addOffsetDateTime(attempt.startedAt().atOffset(ZoneOffset.UTC))
                .addInteger(Math.toIntExact(attempt.duration().toMillis()))
                .addInteger(answer == null ? null : answer.status())
                .addString(error)
                .addString(answer == null ? null : answer.body())
                .addString(stateAfter(verdict).name())
                .addDouble((double) pause.toMillis());
    }

    private static DeliveryState stateAfter(Verdict verdict) {
        if (verdict instanceof Verdict.TryAgain) {
            return DeliveryState.PENDING;
        }
        return verdict instanceof Verdict.Delivered
                ? DeliveryState.DELIVERED
                : DeliveryState.FAILED;
    }

    private static List<DueDelivery> deliveries(RowSet<Row> rows) {
        Function<Row, DueDelivery> delivery = DeliveryQueue::delivery;
        return StreamSupport.stream(rows.spliterator(), false).map(delivery).toList();
    }

    private static DueDelivery delivery(Row row) {
        Instant time = row.getOffsetDateTime("time").toInstant();
        return new DueDelivery(
                row.getUUID("id"),
                row.getInteger("claim"),
                row.getInteger("attempts"),
                row.getString("event_id"),
                row.getString("type"),
                time,
                row.getString("data"),
                row.getUUID("webhook_id"),
                row.getString("url"),
                new Sealed(
                        row.getString("key_id"),
                        row.getBuffer("secret").getBytes(),
                        bytes(row.getBuffer("retired")),
                        bytes(row.getBuffer("headers"))));
    }

    private static byte @Nullable [] bytes(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
