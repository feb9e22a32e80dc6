package io.phonelog.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries the outbox to Kafka. Any number of replicas share the work: each takes a lane that nobody
 * holds ({@code SKIP LOCKED}), sends its messages in order, and deletes them in the transaction
 * that holds the lane. A crash between sending and deleting sends them again, with the same ids.
 *
 * <p>It is woken by {@code NOTIFY} at each commit that wrote to the outbox, and looks by itself
 * every few seconds in case a wake-up was lost with a connection.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);
    private static final int BATCH = 500;

    private static final String TAKE_LANE =
            """
            select l.lane from outbox_lane l
            where exists (select 1 from outbox o where o.lane = l.lane)
            order by (l.lane - $1 + %1$d) %% %1$d
            limit 1 for update skip locked"""
                    .formatted(Outbox.LANES);
    private static final String READ =
            """
            select id, topic, key, value, content_type, traceparent from outbox
            where lane = $1 order by id limit %d"""
                    .formatted(BATCH);
    private static final String DELETE = "delete from outbox where id = any($1)";

    private final PoolTransactions transactions;
    private final EventSender sender;
    private final CommitSignal commits;
    private final MeterRegistry metrics;
    private final WakeUps passes = new WakeUps("Outbox", this::relay);
    private final AtomicInteger looks = new AtomicInteger();

    public OutboxRelay(
            PoolTransactions transactions,
            EventSender sender,
            CommitSignal commits,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.sender = sender;
        this.commits = commits;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        commits.onCommit("outbox", payload -> passes.wake());
        passes.lookAnyway(LOOK_ANYWAY);
        passes.wake();
    }

    @PreDestroy
    void stop() {
        passes.stop();
    }

    /** Relays of one lane, and goes on until every lane is empty or held by another. */
    private Uni<Void> relay() {
        return transactions
                .inBackground(this::relayOneLane)
                .invoke(relayed -> metrics.counter("phonelog_outbox_relayed").increment(relayed))
                .invoke(this::goOnAfter)
                .onFailure()
                .invoke(failure -> metrics.counter("phonelog_outbox_failures").increment())
                .replaceWithVoid();
    }

    private void goOnAfter(int relayed) {
        if (relayed > 0) {
            passes.wake();
        }
    }

    /** How many messages were relayed: none when every lane is empty or held by another. */
    private Uni<Integer> relayOneLane(SqlConnection connection) {
        return connection
                .preparedQuery(TAKE_LANE)
                .execute(Tuple.of(nextLane()))
                .chain(
                        lane ->
                                lane.size() == 0
                                        ? Uni.createFrom().item(0)
                                        : relay(connection, lane.iterator().next().getShort(0)));
    }

    /** Each look begins one lane further: a busy lane, or one that fails, holds up no other. */
    private int nextLane() {
        return Math.floorMod(looks.getAndIncrement(), Outbox.LANES);
    }

    private Uni<Integer> relay(SqlConnection connection, short lane) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(lane))
                .chain(rows -> sendAndDelete(connection, rows));
    }

    private Uni<Integer> sendAndDelete(SqlConnection connection, RowSet<Row> rows) {
        List<Outgoing> messages = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Row row : rows) {
            ids.add(row.getLong("id"));
            messages.add(
                    new Outgoing(
                            row.getString("topic"),
                            row.getString("key"),
                            row.getBuffer("value") == null
                                    ? null
                                    : row.getBuffer("value").getBytes(),
                            row.getString("content_type"),
                            row.getString("traceparent")));
        }
        return sender.sendAll(messages)
                .chain(
                        () ->
                                connection
                                        .preparedQuery(DELETE)
                                        .execute(Tuple.of(ids.toArray(Long[]::new))))
                .replaceWith(messages.size());
    }
}
