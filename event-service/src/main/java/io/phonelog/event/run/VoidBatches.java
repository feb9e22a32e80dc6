package io.phonelog.event.run;

import io.phonelog.contracts.event.Outcome;
import io.phonelog.event.store.ContactSums;
import io.phonelog.event.store.Rollup;
import io.phonelog.event.store.RollupTable;
import io.phonelog.event.store.StartTime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Some batches of void runs, few enough to be deleted in one transaction. */
final class VoidBatches {
    /** One step takes batches until they have so many rows, and one at least. */
    private static final int ENOUGH_ROWS = 50_000;

    private static final int MOST_BATCHES = 100;
    private static final Outcome[] OUTCOMES = Outcome.values();

    private static final String NEXT =
            """
            select run, chunk, sequence, rows, first_id, last_id, first_start, last_start
            from loaded_batch where org_id = ? and job_id = ? and run <= ?
            order by run, chunk, sequence limit %d"""
                    .formatted(MOST_BATCHES);

    /**
     * The bounds let partitions and pages be left out; an event beyond them belongs to another
     * batch.
     */
    private static final String DELETE_EVENTS =
            """
            with gone as (
                delete from event
                where org_id = ? and origin = any(?) and id between ? and ?
                  and start_at between ? and ?
                returning start_at, type, direction, origin, outcome, duration_s, contact)
            select extract(epoch from date_trunc('hour', g.start_at, 'UTC')) as hour,
                   g.type, g.direction, coalesce(o.source, '') as source, g.outcome, g.contact,
                   count(*) as events, coalesce(sum(g.duration_s), 0) as duration_s
            from gone g join origin o on o.id = g.origin
            group by 1, 2, 3, 4, 5, 6""";

    private static final String DELETE_BATCH =
            """
            delete from loaded_batch
            where org_id = ? and job_id = ? and run = ? and chunk = ? and sequence = ?""";

    private final List<Batch> batches = new ArrayList<>();
    private final Rollup rollup = new Rollup();
    private final ContactSums contacts = new ContactSums();
    private long events;

    private VoidBatches() {}

    private record Batch(
            int run,
            int chunk,
            int sequence,
            UUID firstId,
            UUID lastId,
            OffsetDateTime firstStart,
            OffsetDateTime lastStart) {}

    /** The next that are to be deleted; empty when there are none. */
    static VoidBatches next(Connection connection, UUID org, UUID job, int through)
            throws SQLException {
        VoidBatches next = new VoidBatches();
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, org);
            statement.setObject(2, job);
            statement.setInt(3, through);
            ResultSet rows = statement.executeQuery();
            for (long sum = 0; sum < ENOUGH_ROWS && rows.next(); sum += rows.getInt("rows")) {
                next.batches.add(batch(rows));
            }
        }
        return next;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /**
     * Deletes them, with what their events added to the sums.
     *
     * @return how many events there were
     */
    long delete(Connection connection, UUID org, UUID job, Integer[] origins) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE_EVENTS);
                PreparedStatement forget = connection.prepareStatement(DELETE_BATCH)) {
            for (Batch batch : batches) {
                forget(forget, org, job, batch);
            }
            forget.executeBatch();
            delete.setObject(1, org);
            delete.setArray(2, connection.createArrayOf("int4", origins));
            for (Batch batch : batches) {
                delete.setObject(3, batch.firstId());
                delete.setObject(4, batch.lastId());
                delete.setObject(5, batch.firstStart());
                delete.setObject(6, batch.lastStart());
                count(org, delete.executeQuery());
            }
        }
        RollupTable.apply(connection, rollup);
        contacts.apply(connection);
        RollupTable.prune(connection, rollup);
        contacts.prune(connection);
        return events;
    }

    private static void forget(PreparedStatement statement, UUID org, UUID job, Batch batch)
            throws SQLException {
        statement.setObject(1, org);
        statement.setObject(2, job);
        statement.setInt(3, batch.run());
        statement.setInt(4, batch.chunk());
        statement.setInt(5, batch.sequence());
        statement.addBatch();
    }

    private void count(UUID org, ResultSet gone) throws SQLException {
        while (gone.next()) {
            long hour = micros(gone.getDouble("hour"));
            long count = gone.getLong("events");
            long duration = gone.getLong("duration_s");
            var key =
                    new Rollup.Key(
                            org,
                            hour,
                            gone.getInt("type"),
                            gone.getInt("direction"),
                            gone.getString("source"));
            rollup.add(key, OUTCOMES[gone.getInt("outcome")], -count, -duration);
            String contact = gone.getString("contact");
            if (contact != null) {
                contacts.add(org, contact, hour, -count, -duration);
            }
            events += count;
        }
    }

    private static long micros(double second) {
        return Double.isInfinite(second) ? StartTime.NONE : Math.round(second) * 1_000_000;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getInt("run"),
                row.getInt("chunk"),
                row.getInt("sequence"),
                row.getObject("first_id", UUID.class),
                row.getObject("last_id", UUID.class),
                row.getObject("first_start", OffsetDateTime.class),
                row.getObject("last_start", OffsetDateTime.class));
    }
}
