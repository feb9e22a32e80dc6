package io.phonelog.notification.log;

import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads a tenant's log. Streams outlive the call they belong to and are read from several threads,
 * so each read is a transaction of its own.
 */
@ApplicationScoped
public class LogReader {
    private static final String ENTRY =
            "select sequence, event_id, topic, stream, type, ended, owner, time, data from log_entry ";

    private static final String HEAD = "select pruned from log_head where org_id = $1";
    private static final String SEQUENCE_OF =
            """
            select e.sequence from log_entry e join log_head h on h.org_id = e.org_id
            where e.org_id = $1 and e.event_id = $2 and e.sequence >= h.pruned""";
    private static final String LATEST =
            ENTRY
                    + """
                    where org_id = $1 and stream = $2
                        and sequence > (select pruned from log_head where org_id = $1)
                    order by sequence desc limit 1""";
    private static final String AFTER =
            ENTRY + "where org_id = $1 and sequence > $2 order by sequence limit $3";

    /** In one statement, so that nothing is deleted between a look at the mark and the reading. */
    private static final String WITH_MARK =
            """
            select h.pruned, e.* from log_head h left join lateral (
                %s where org_id = $1 and sequence > $2 and %s
                order by sequence limit $3) e on true
            where h.org_id = $1 order by e.sequence""";

    private static final String OF_STREAMS = WITH_MARK.formatted(ENTRY, "stream = any($4)");
    private static final String OF_ANY =
            WITH_MARK.formatted(ENTRY, "(stream = any($4) or topic = any($5) or owner = $6)");

    /** A tenant that nothing happened to yet has a log all the same: what all are told is in it. */
    private static final String BEGIN =
            "insert into log_head (org_id, sequence) values ($1, 0) on conflict do nothing";

    private static final String NEWEST =
            """
            select h.sequence as head, e.* from log_head h left join lateral (
                %s where org_id = $1 and sequence > h.pruned
                order by sequence desc limit $2) e on true
            where h.org_id = $1 order by e.sequence"""
                    .formatted(ENTRY);

    private final PoolTransactions transactions;

    public LogReader(PoolTransactions transactions) {
        this.transactions = transactions;
    }

    /** The newest entries, at most so many; the log is begun when there is none. */
    public Uni<LogTail> newest(UUID org, int most) {
        return transactions.inTenant(
                org,
                connection ->
                        connection
                                .preparedQuery(BEGIN)
                                .execute(Tuple.of(org))
                                .chain(
                                        () ->
                                                connection
                                                        .preparedQuery(NEWEST)
                                                        .execute(Tuple.of(org, most)))
                                .map(LogReader::tail));
    }

    /** The sequence after which the log is whole; before it, it is pruned. */
    public Uni<Long> pruned(UUID org) {
        return inTenant(org, HEAD, Tuple.of(org))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("pruned"));
    }

    /** Where an event stands; null when what follows it is not (or no longer) in the log. */
    public Uni<@Nullable Long> sequenceOf(UUID org, String eventId) {
        return inTenant(org, SEQUENCE_OF, Tuple.of(org, eventId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    /** The newest entry of a stream; null when there is none. */
    public Uni<@Nullable LogEntry> latest(UUID org, String stream) {
        return inTenant(org, LATEST, Tuple.of(org, stream))
                .map(rows -> rows.size() == 0 ? null : entry(rows.iterator().next()));
    }

    /** The entries that follow a sequence, at most so many. */
    public Uni<List<LogEntry>> after(UUID org, long sequence, int limit) {
        return inTenant(org, AFTER, Tuple.of(org, sequence, limit)).map(LogReader::entries);
    }

    /** Those that a filter holds; fails with {@link LogPruned} when some may have been pruned. */
    public Uni<List<LogEntry>> after(UUID org, long sequence, int limit, LogFilter filter) {
        Tuple values = Tuple.of(org, sequence, limit).addArrayOfString(array(filter.streams()));
        if (!filter.isOfThings()) {
            values.addArrayOfString(array(filter.topics())).addString(filter.owner());
        }
        return inTenant(org, filter.isOfThings() ? OF_STREAMS : OF_ANY, values)
                .map(rows -> entriesAfter(sequence, rows));
    }

    private static String[] array(Set<String> names) {
        return names.toArray(String[]::new);
    }

    private static LogTail tail(RowSet<Row> rows) {
        long head = rows.iterator().next().getLong("head");
        if (rows.iterator().next().getLong("sequence") == null) {
            return new LogTail(head, head, List.of());
        }
        List<LogEntry> entries = entries(rows);
        return new LogTail(entries.get(0).sequence() - 1, head, entries);
    }

    private Uni<RowSet<Row>> inTenant(UUID org, String query, Tuple values) {
        return transactions.inTenant(
                org, connection -> connection.preparedQuery(query).execute(values));
    }

    private static List<LogEntry> entriesAfter(long sequence, RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getLong("pruned") > sequence) {
                throw new LogPruned(sequence, row.getLong("pruned"));
            }
            if (row.getLong("sequence") == null) {
                return List.of();
            }
        }
        return entries(rows);
    }

    private static List<LogEntry> entries(RowSet<Row> rows) {
        Function<Row, LogEntry> entry = LogReader::entry;
        return StreamSupport.stream(rows.spliterator(), false).map(entry).toList();
    }

    private static LogEntry entry(Row row) {
        return new LogEntry(
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("topic"),
                row.getString("stream"),
                row.getString("type"),
                row.getBoolean("ended"),
                row.getString("owner"),
                row.getOffsetDateTime("time").withOffsetSameInstant(ZoneOffset.UTC).toInstant(),
                row.getString("data"));
    }
}
