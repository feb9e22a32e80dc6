package io.phonelog.event.duplicate;

import io.phonelog.event.store.DuplicateMarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares the events of one batch with all events of the tenant that began at the same moments, and
 * marks those that are there twice, in whichever run. Doing so again changes nothing.
 */
final class ComparisonStep {
    /**
     * A moment with more events of one tenant is none, but what a file puts where it has no time. Such
     * events are left alone: every batch of such a file would read all of them.
     */
    static final int MOST_AT_ONCE = 10_000;

    private static final int FETCH = 500;
    private static final int ENOUGH_MARKS = 10_000;

    /** The bounds of a batch differ so much that no plan is good for all of them. */
    private static final String PLAN_EACH = "set local plan_cache_mode = force_custom_plan";

    /** What equals another event in its columns; the limit makes each moment one look into the index. */
    private static final String ALIKE =
            """
            with moment as materialized (
                select distinct start_at from event
                where org_id = ? and origin = any(?) and id between ? and ?
                  and start_at between ? and ? and start_at > '-infinity'),
            counted as (
                select e.start_at, e.id, e.origin, e.detail,
                       count(*) over (partition by e.start_at, e.type, e.direction, e.outcome,
                                      e.duration_s, e.subject, e.from_number, e.to_number) as alike,
                       count(*) over (partition by e.start_at) as at_once
                from moment m, lateral (
                    select start_at, id, origin, type, direction, outcome, duration_s, subject,
                           from_number, to_number, detail
                    from event where org_id = ? and start_at = m.start_at limit %1$d + 1) e)
            select c.start_at, c.id, c.origin, c.detail
            from counted c
            join origin o on o.id = c.origin
            join comparison r on r.org_id = o.org_id and r.job_id = o.job_id and r.run = o.run
            where c.alike > 1 and c.at_once <= %1$d
            order by c.start_at"""
                    .formatted(MOST_AT_ONCE);

    private final Connection connection;
    private final UUID org;
    private final KnownOrigins origins;
    private final Traits.Reader traits = new Traits.Reader();
    private final DuplicateMarks marks = new DuplicateMarks();
    private int changed;

    ComparisonStep(Connection connection, UUID org) {
        this.connection = connection;
        this.org = org;
        this.origins = new KnownOrigins(connection);
    }

    /**
     * Marks as part of the connection's transaction, which must have its turn at the tenant's marks.
     *
     * @return how many marks are new or changed
     */
    int compare(RunBatch batch) throws SQLException {
        try (PreparedStatement plan = connection.prepareStatement(PLAN_EACH)) {
            plan.execute();
        }
        try (PreparedStatement alike = connection.prepareStatement(ALIKE)) {
            alike.setFetchSize(FETCH);
            alike.setObject(1, org);
            alike.setArray(2, connection.createArrayOf("int4", batch.origins()));
            alike.setObject(3, batch.firstId());
            alike.setObject(4, batch.lastId());
            alike.setObject(5, batch.firstStart());
            alike.setObject(6, batch.lastStart());
            alike.setObject(7, org);
            compare(alike.executeQuery());
        }
        changed += marks.apply(connection, org);
        return changed;
    }

    /** Moment by moment: no more than the events of one are in memory, and those by their traits. */
    private void compare(ResultSet rows) throws SQLException {
        OffsetDateTime moment = OffsetDateTime.MIN;
        List<Candidate> candidates = new ArrayList<>();
        while (rows.next()) {
            OffsetDateTime start = rows.getObject(1, OffsetDateTime.class);
            if (!start.isEqual(moment)) {
                mark(moment, candidates);
                candidates.clear();
                moment = start;
            }
            candidates.add(candidate(rows));
        }
        mark(moment, candidates);
    }

    private Candidate candidate(ResultSet row) throws SQLException {
        int origin = row.getInt(3);
        KnownOrigins.Known known = origins.of(origin);
        return new Candidate(
                row.getObject(2, UUID.class),
                origin,
                known.reading(),
                traits.of(known.event(row.getBytes(4))));
    }

    private void mark(OffsetDateTime moment, List<Candidate> candidates) throws SQLException {
        Map<Candidate, Candidate> originals = Originals.of(candidates);
        for (Candidate candidate : candidates) {
            Candidate original = originals.get(candidate);
            if (original == null) {
                marks.clear(moment, candidate.id(), candidate.origin());
            } else {
                marks.mark(
                        moment,
                        candidate.id(),
                        candidate.origin(),
                        original.id(),
                        original.origin());
            }
        }
        if (marks.size() >= ENOUGH_MARKS) {
            changed += marks.apply(connection, org);
        }
    }
}
