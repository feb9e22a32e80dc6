package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The marks of events that repeat others. Those of a tenant are changed by one transaction at a
 * time: each holds {@link #lock} to its end, so that what it reads of other runs and their marks
 * stays true.
 */
public final class DuplicateMarks {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('duplicates ' || ?, 0))";
    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('duplicates ' || ?, 0))";

    private static final String APPLY =
            """
            with found as materialized (
                select * from unnest(?::timestamptz[], ?::uuid[], ?::int[], ?::uuid[], ?::int[])
                     as f (start_at, id, origin, original_id, original_origin)),
            cleared as (
                delete from duplicate d using found f
                where d.org_id = ? and d.start_at = f.start_at and d.id = f.id
                  and d.origin = f.origin and f.original_id is null)
            insert into duplicate as known
                (org_id, start_at, id, origin, original_id, original_origin)
            select ?, f.* from found f where f.original_id is not null
            order by f.start_at, f.id, f.origin
            on conflict (org_id, start_at, id, origin) do update set
                original_id = excluded.original_id, original_origin = excluded.original_origin
            where known.original_id <> excluded.original_id
               or known.original_origin <> excluded.original_origin""";

    private static final String FORGET =
            """
            delete from duplicate
            where org_id = ? and ctid = any (array(
                select ctid from duplicate where org_id = ? and origin = any(?) limit ?))""";

    /** The first of those that repeat one which goes is what the others repeat from then on. */
    private static final String INHERIT =
            """
            with lost as (
                select distinct start_at, original_id, original_origin
                from (select * from duplicate where org_id = ? and original_origin = any(?) limit ?) d),
            heirs as materialized (
                select d.start_at, d.id, d.origin,
                       first_value(d.id) over first_come as first_id,
                       first_value(d.origin) over first_come as first_origin
                from lost l join duplicate d
                  on d.org_id = ? and d.start_at = l.start_at and d.original_id = l.original_id
                 and d.original_origin = l.original_origin
                window first_come as (
                    partition by d.start_at, d.original_id, d.original_origin
                    order by d.origin, d.id)),
            freed as (
                delete from duplicate d using heirs h
                where d.org_id = ? and d.start_at = h.start_at and d.id = h.id
                  and d.origin = h.origin and h.id = h.first_id and h.origin = h.first_origin
                returning 1),
            passed_on as (
                update duplicate d set original_id = h.first_id, original_origin = h.first_origin
                from heirs h
                where d.org_id = ? and d.start_at = h.start_at and d.id = h.id
                  and d.origin = h.origin and (h.id <> h.first_id or h.origin <> h.first_origin)
                returning 1)
            select (select count(*) from freed) + (select count(*) from passed_on)""";

    private final List<OffsetDateTime> starts = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private final List<Integer> origins = new ArrayList<>();
    private final List<@Nullable UUID> originalIds = new ArrayList<>();
    private final List<@Nullable Integer> originalOrigins = new ArrayList<>();

    /** Takes turns with all others that change a tenant's marks, until the transaction ends. */
    public static void lock(Connection connection, UUID org) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, org.toString());
            statement.execute();
        }
    }

    /** As {@link #lock}, but false when it is somebody else's turn. */
    public static boolean tryLock(Connection connection, UUID org) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setString(1, org.toString());
            var row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /** An event repeats another. */
    public void mark(
            OffsetDateTime start, UUID id, int origin, UUID originalId, int originalOrigin) {
        add(start, id, origin, originalId, originalOrigin);
    }

    /** An event repeats none. */
    public void clear(OffsetDateTime start, UUID id, int origin) {
        add(start, id, origin, null, null);
    }

    private void add(
            OffsetDateTime start,
            UUID id,
            int origin,
            @Nullable UUID originalId,
            @Nullable Integer originalOrigin) {
        starts.add(start);
        ids.add(id);
        origins.add(origin);
        originalIds.add(originalId);
        originalOrigins.add(originalOrigin);
    }

    public int size() {
        return ids.size();
    }

    /**
     * Changes the marks that are other than told, as part of the connection's transaction, and is
     * empty then.
     *
     * @return how many are new or say something else now
     */
    public int apply(Connection connection, UUID org) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            array(statement, 1, "timestamptz", starts.toArray());
            array(statement, 2, "uuid", ids.toArray());
            array(statement, 3, "int4", origins.toArray());
            array(statement, 4, "uuid", originalIds.toArray());
            array(statement, 5, "int4", originalOrigins.toArray());
            statement.setObject(6, org);
            statement.setObject(7, org);
            return statement.executeUpdate();
        } finally {
            List.of(starts, ids, origins, originalIds, originalOrigins).forEach(List::clear);
        }
    }

    /**
     * Takes out the marks of origins that go, and lets others inherit what they were the originals
     * of, as part of the connection's transaction.
     *
     * @param limit how many marks at the most
     * @return whether there were any
     */
    public static boolean forget(Connection connection, UUID org, Integer[] gone, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, org);
            statement.setObject(2, org);
            statement.setArray(3, connection.createArrayOf("int4", gone));
            statement.setInt(4, limit);
            if (statement.executeUpdate() > 0) {
                return true;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(INHERIT)) {
            statement.setObject(1, org);
            statement.setArray(2, connection.createArrayOf("int4", gone));
            statement.setInt(3, limit);
            statement.setObject(4, org);
            statement.setObject(5, org);
            statement.setObject(6, org);
            var row = statement.executeQuery();
            row.next();
            return row.getLong(1) > 0;
        }
    }
}
