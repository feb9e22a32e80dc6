package io.phonelog.event.read;

import io.phonelog.event.EventConfig;
import io.phonelog.event.store.Origin;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All events of a filter, however many, as they stood when the first was asked for. No more are in
 * memory than one fetch brings; Postgres waits while the reader does.
 */
@ApplicationScoped
public class EventStream {
    private static final int FETCH = 2_000;
    private static final int BLOCK = 500;
    private static final int ORIGIN = 0;
    private static final int DETAIL = 1;
    private static final int ORIGINAL_ID = 2;
    private static final int ORIGINAL_ORIGIN = 3;
    private static final String LIMIT = "select set_config('transaction_timeout', $1, true)";

    private static final String ORIGINS =
            """
            select id, org_id, job_id, run, upload_id, file_sha256, template_id, template_version,
                   source, parser_version
            from origin where id = any($1)""";

    private final PoolTransactions transactions;
    private final SecurityIdentity identity;
    private final String milliseconds;

    EventStream(PoolTransactions transactions, SecurityIdentity identity, EventConfig config) {
        this.transactions = transactions;
        this.identity = identity;
        this.milliseconds = Long.toString(config.exports().timeout().toMillis());
    }

    /** Events of the caller's tenant, by the hundred. Rows of a file mostly come in its order. */
    public Multi<List<EventView>> of(EventQuery query) {
        UUID org = Caller.of(identity).orgId();
        EventSql.Numbered sql = new EventSql(query.filter()).all();
        return transactions.streamInTenant(
                org,
                connection ->
                        connection
                                .preparedQuery(LIMIT)
                                .execute(Tuple.of(milliseconds))
                                .onItem()
                                .transformToMulti(limited -> events(connection, sql)));
    }

    private static Multi<List<EventView>> events(SqlConnection connection, EventSql.Numbered sql) {
        OriginEvents events = new OriginEvents();
        return connection
                .prepare(sql.text())
                .onItem()
                .transformToMulti(statement -> statement.createStream(FETCH, tuple(sql)).toMulti())
                .group()
                .intoLists()
                .of(BLOCK)
                .onItem()
                .transformToUniAndConcatenate(rows -> read(connection, events, rows));
    }

    /** Origins are few: each is looked up when the first of its events comes. */
    private static Uni<List<EventView>> read(
            SqlConnection connection, OriginEvents events, List<Row> rows) {
        Integer[] strange =
                rows.stream()
                        .flatMap(
                                row ->
                                        Stream.concat(
                                                Stream.of(row.getInteger(ORIGIN)),
                                                Stream.ofNullable(row.getInteger(ORIGINAL_ORIGIN))))
                        .distinct()
                        .filter(origin -> !events.knows(origin))
                        .toArray(Integer[]::new);
        Uni<Void> learned =
                strange.length == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(ORIGINS)
                                .execute(Tuple.of(strange))
                                .invoke(found -> found.forEach(row -> events.learn(origin(row))))
                                .replaceWithVoid();
        return learned.map(
                known ->
                        rows.stream()
                                .map(
                                        row ->
                                                events.read(
                                                                row.getInteger(ORIGIN),
                                                                row.getBuffer(DETAIL).getBytes(),
                                                                original(row))
                                                        .view())
                                .toList());
    }

    private static @Nullable Original original(Row row) {
        UUID id = row.getUUID(ORIGINAL_ID);
        return id == null ? null : new Original(id, row.getInteger(ORIGINAL_ORIGIN));
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.getInteger(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getInteger(3),
                row.getUUID(4),
                row.getString(5),
                row.getUUID(6),
                row.getInteger(7),
                row.getString(8),
                row.getString(9));
    }

    private static Tuple tuple(EventSql.Numbered sql) {
        Tuple tuple = Tuple.tuple();
        for (Object value : sql.values()) {
            tuple.addValue(value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        return tuple;
    }
}
