package io.phonelog.notification.push;

import io.phonelog.notification.share.TenantCounts;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The durable queue of what is pushed. Any number of processes take from it ({@code SKIP LOCKED}),
 * for each device one message at a time. What is taken comes back by itself when its lease ends.
 */
@ApplicationScoped
public class PushQueue {
    /**
     * $1 messages, $2 lease in milliseconds, $3 tenants that $4 messages are on their way for, $5
     * places of each tenant. From device to device in the index: how many messages wait does not
     * matter. Each device is read by its key, whatever the planner takes the free ones to be: many
     * become free at once, and it learns of that later.
     */
    static final String TAKE =
            """
            with recursive waiting as (
                (select subscription_id from push_message order by subscription_id limit 1)
                union all
                select (select m.subscription_id from push_message m
                    where m.subscription_id > w.subscription_id
                    order by m.subscription_id limit 1)
                from waiting w where w.subscription_id is not null),
            due as (
                select s.id, s.org_id, m.id as message, m.due_at,
                    row_number() over (partition by s.org_id order by m.due_at) as nth
                from waiting w
                cross join lateral (
                    select p.id, p.org_id from push_subscription p
                    where p.id = w.subscription_id and p.free_at <= now() limit 1) s
                cross join lateral (
                    select q.id, q.due_at from push_message q
                    where q.subscription_id = s.id and q.due_at <= now()
                    order by q.due_at, q.id limit 1) m),
            turns as (
                select d.id, d.message from due d
                left join unnest($3::uuid[], $4::int[]) as b (org_id, messages)
                    on b.org_id = d.org_id
                where d.nth <= $5 - coalesce(b.messages, 0)
                order by d.due_at),
            held as (
                select t.message from turns t
                cross join lateral (
                    select p.id from push_subscription p
                    where p.id = t.id and p.free_at <= now()
                    limit 1 for no key update skip locked) s
                limit $1),
            taken as (
                update push_message m set claim = m.claim + 1
                where m.id = any(array(select message from held))
                returning m.*),
            busy as (
                update push_subscription s set free_at = now() + $2 * interval '1 millisecond'
                where s.id = any(array(select subscription_id from taken))
                returning s.*)
            select t.id, t.org_id, t.claim, t.created_at, t.notification_id,
                n.event_id, n.type, n.data,
                s.id as subscription_id, s.confirmed_at, s.failures, s.channel, s.key_id, s.sealed,
                cast(p.preferences as text) as preferences
            from taken t
            join busy s on s.id = t.subscription_id
            join notification n on n.id = t.notification_id
            left join notification_preference p
                on p.org_id = s.org_id and p.user_id = s.user_id""";

    private static final String DONE =
            """
            with done as (
                delete from push_message where id = $1 and claim = $2 returning subscription_id)
            update push_subscription s set free_at = now(), failures = 0
            from done d where s.id = d.subscription_id""";
    private static final String DROP =
            """
            with dropped as (
                delete from push_message where id = $1 and claim = $2 returning subscription_id)
            update push_subscription s set free_at = now()
            from dropped d where s.id = d.subscription_id""";
    private static final String POSTPONE =
            """
            with later as (
                update push_message m set due_at = $3
                where m.id = $1 and m.claim = $2 and exists (
                    select 1 from push_subscription s
                    join notification_preference p
                        on p.org_id = s.org_id and p.user_id = s.user_id
                    where s.id = m.subscription_id and cast(p.preferences as text) = $4)
                returning m.subscription_id)
            update push_subscription s set free_at = now()
            from later l where s.id = l.subscription_id""";
    private static final String REST =
            """
            update push_subscription s set free_at = $3, failures = s.failures + $4
            from push_message m where m.id = $1 and m.claim = $2 and s.id = m.subscription_id""";
    private static final String GONE = "delete from push_subscription where id = $1";

    private final PoolTransactions transactions;
    private final PushConfig config;

    public PushQueue(PoolTransactions transactions, PushConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * Takes what is due, at most so many.
     *
     * @param underWay how many there are of each tenant already
     */
    Uni<List<DuePush>> take(int most, Map<UUID, Integer> underWay) {
        Tuple values = Tuple.of(most, (double) config.lease().toMillis());
        TenantCounts.addTo(values, underWay).addInteger(config.perTenant());
        return execute(TAKE, values).map(PushQueue::messages);
    }

    /** The push service has taken it, or says that it never will. */
    Uni<Void> done(DuePush message) {
        return execute(DONE, Tuple.of(message.id(), message.claim())).replaceWithVoid();
    }

    /**
     * It is not sent: too late, or not wanted. Whether the device can be reached is as open as
     * before.
     */
    Uni<Void> drop(DuePush message) {
        return execute(DROP, Tuple.of(message.id(), message.claim())).replaceWithVoid();
    }

    /**
     * It is to be sent then; others of the device may go before. Not when its user prefers
     * otherwise by now: it is judged anew when its lease ends.
     */
    Uni<Void> postpone(DuePush message, Instant due) {
        return execute(POSTPONE, values(message, due).addString(message.preferences()))
                .replaceWithVoid();
    }

    /** The device was not reached: leaves it alone until then, with all that waits for it. */
    Uni<Void> rest(DuePush message, Instant end) {
        return execute(REST, values(message, end).addInteger(1)).replaceWithVoid();
    }

    /** Nothing was tried, and nothing is known of the device: leaves it alone in the same way. */
    Uni<Void> leave(DuePush message, Instant end) {
        return execute(REST, values(message, end).addInteger(0)).replaceWithVoid();
    }

    /** The device does not want any: forgets it, with all that waits for it. */
    Uni<Void> gone(DuePush message) {
        return execute(GONE, Tuple.of(message.subscriptionId())).replaceWithVoid();
    }

    private static Tuple values(DuePush message, Instant time) {
        return Tuple.of(message.id(), message.claim(), time.atOffset(ZoneOffset.UTC));
    }

    private Uni<RowSet<Row>> execute(String statement, Tuple values) {
        return transactions.inBackground(
                connection -> connection.preparedQuery(statement).execute(values));
    }

    private static List<DuePush> messages(RowSet<Row> rows) {
        Function<Row, DuePush> message = PushQueue::message;
        return StreamSupport.stream(rows.spliterator(), false).map(message).toList();
    }

    private static DuePush message(Row row) {
        return new DuePush(
                row.getUUID("id"),
                row.getUUID("org_id"),
                row.getInteger("claim"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("notification_id"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("data"),
                row.getUUID("subscription_id"),
                row.getOffsetDateTime("confirmed_at").toInstant(),
                row.getInteger("failures"),
                row.getString("channel"),
                row.getString("key_id"),
                row.getBuffer("sealed").getBytes(),
                row.getString("preferences"));
    }
}
