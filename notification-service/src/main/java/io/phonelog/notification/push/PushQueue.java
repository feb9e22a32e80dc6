package io.phonelog.notification.push;

import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The durable queue of what is pushed. Any number of processes take from it ({@code SKIP LOCKED}). What
 * is taken comes back by itself when its lease ends.
 */
@ApplicationScoped
public class PushQueue {
    private static final String TAKE =
            """
            with due as (
                select id from push_message where due_at <= now()
                order by due_at limit $1 for update skip locked),
            taken as (
                update push_message m
                set claim = m.claim + 1, attempts = m.attempts + 1,
                    due_at = now() + $2 * interval '1 millisecond'
                from due where m.id = due.id
                returning m.*)
            select t.id, t.claim, t.attempts, t.created_at, t.notification_id,
                n.event_id, n.type, n.data, s.id as subscription_id, s.channel, s.key_id, s.sealed,
                cast(p.preferences as text) as preferences
            from taken t
            join notification n on n.id = t.notification_id
            join push_subscription s on s.id = t.subscription_id
            left join notification_preference p
                on p.org_id = s.org_id and p.user_id = s.user_id""";

    private static final String DONE = "delete from push_message where id = $1 and claim = $2";
    private static final String LATER =
            "update push_message set due_at = $3, attempts = $4 where id = $1 and claim = $2";
    private static final String GONE = "delete from push_subscription where id = $1";

    private final PoolTransactions transactions;
    private final PushConfig config;

    public PushQueue(PoolTransactions transactions, PushConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** Takes what is due, at most so many. */
    Uni<List<DuePush>> take(int most) {
        return execute(TAKE, Tuple.of(most, (double) config.lease().toMillis()))
                .map(PushQueue::messages);
    }

    /** It has arrived, or never will. */
    Uni<Void> done(DuePush message) {
        return execute(DONE, Tuple.of(message.id(), message.claim())).replaceWithVoid();
    }

    /**
     * It is to be tried then.
     *
     * @param attempts how many there were that count
     */
    Uni<Void> later(DuePush message, Instant due, int attempts) {
        Tuple values =
                Tuple.of(message.id(), message.claim(), due.atOffset(ZoneOffset.UTC), attempts);
        return execute(LATER, values).replaceWithVoid();
    }

    /** The device does not want any: forgets it, with all that waits for it. */
    Uni<Void> gone(DuePush message) {
        return execute(GONE, Tuple.of(message.subscriptionId())).replaceWithVoid();
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
                row.getInteger("claim"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("notification_id"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("data"),
                row.getUUID("subscription_id"),
                row.getString("channel"),
                row.getString("key_id"),
                row.getBuffer("sealed").getBytes(),
                row.getString("preferences"));
    }
}
