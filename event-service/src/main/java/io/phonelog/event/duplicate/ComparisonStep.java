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
import java.util.Objects;
import java.util.UUID;

/**
 * Compares the events of one batch with all events of the tenant that began at the same moments
 * with the same contacts, and marks those that are there twice, in whichever run. Doing so again
 * changes nothing.
 */
final class ComparisonStep {
    /**
     * A moment with more events of one contact is none, but what a file puts where it has no time.
     * Such events are left alone: every batch of such a file would read all of them.
     */
    static final int MOST_AT_ONCE = 1_000;

    private static final int FETCH = 500;
    private static final int ENOUGH_MARKS = 10_000;

    /** The bounds of a batch differ so much that no plan is good for all of them. */
    private static final String PLAN_EACH = "set local plan_cache_mode = force_custom_plan";

    /**
     * A look into the index of contacts. The bounds leave out the partitions of other months before
     * anything is planned.
     */
    private static final String AT_MOMENT =
            """
            select start_at, contact, id, origin, detail,
                   hash_record_extended(
                       row (type, direction, outcome, duration_s, subject, from_number, to_number),
                       0) as columns
            from event
            where org_id = ? and start_at between ? and ? and start_at = m.start_at
              and contact %s
            limit %d + 1""";

    /** What equals another event in the hash of its columns. Equal events have the same contact. */
    private static final String ALIKE =
            """
            with moment as materialized (
                select distinct start_at, contact from event
                where org_id = ? and start_at between ? and ? and start_at > '-infinity'
                  and origin = any(?) and id between ? and ?),
            counted as (
                select e.*,
                       count(*) over (partition by e.start_at, e.contact, e.columns) as alike,
                       count(*) over (partition by e.start_at, e.contact) as at_once
                from moment m, lateral ((%2$s) union all (%3$s)) e)
            select c.start_at, c.contact, c.id, c.origin, c.detail
            from counted c
            join origin o on o.id = c.origin
            join comparison r on r.org_id = o.org_id and r.job_id = o.job_id and r.run = o.run
            where c.alike > 1 and c.at_once <= %1$d
            order by c.start_at, c.contact"""
                    .formatted(
                            MOST_AT_ONCE,
                            AT_MOMENT.formatted("= m.contact", MOST_AT_ONCE),
                            AT_MOMENT.formatted("is null and m.contact is null", MOST_AT_ONCE));

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
     * Marks as part of the connection's transaction, which must have its turn at the tenant's
     * marks.
     *
     * @return how many marks are new or changed
     */
    int compare(RunBatch batch) throws SQLException {
        try (PreparedStatement plan = connection.prepareStatement(PLAN_EACH)) {
            plan.execute();
        }
        try (PreparedStatement alike = connection.prepareStatement(ALIKE)) {
            alike.setFetchSize(FETCH);
            bind(alike, 1, batch);
            alike.setArray(4, connection.createArrayOf("int4", batch.origins()));
            alike.setObject(5, batch.firstId());
            alike.setObject(6, batch.lastId());
            bind(alike, 7, batch);
            bind(alike, 10, batch);
            compare(alike.executeQuery());
        }
        changed += marks.apply(connection, org);
        return changed;
    }

    private void bind(PreparedStatement statement, int at, RunBatch batch) throws SQLException {
        statement.setObject(at, org);
        statement.setObject(at + 1, batch.firstStart());
        statement.setObject(at + 2, batch.lastStart());
    }

    /**
     * No more than the events of one contact at one moment are in memory, and those by their
     * traits.
     */
    private void compare(ResultSet rows) throws SQLException {
        OffsetDateTime moment = OffsetDateTime.MIN;
        String contact = null;
        List<Candidate> candidates = new ArrayList<>();
        while (rows.next()) {
            OffsetDateTime start = rows.getObject(1, OffsetDateTime.class);
            String with = rows.getString(2);
            if (!start.isEqual(moment) || !Objects.equals(with, contact)) {
                mark(moment, candidates);
                candidates.clear();
                moment = start;
                contact = with;
            }
            candidates.add(candidate(rows));
        }
        mark(moment, candidates);
    }

    private Candidate candidate(ResultSet row) throws SQLException {
        int origin = row.getInt(4);
        KnownOrigins.Known known = origins.of(origin);
        return new Candidate(
                row.getObject(3, UUID.class),
                origin,
                known.reading(),
                traits.of(known.event(row.getBytes(5))));
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
