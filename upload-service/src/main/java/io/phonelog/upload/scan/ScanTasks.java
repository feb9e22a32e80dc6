package io.phonelog.upload.scan;

import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.upload.Upload;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.MDC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which files wait for their verdict, in the database. A process holds a file by a lease, which it
 * renews while it works; of one that died the lease ends, and another goes on from what was noted.
 */
@ApplicationScoped
public class ScanTasks {
    private static final String ADD =
            """
            insert into scan (upload_id, org_id, size, request_id, due_at, created_at)
            values (?1, ?2, ?3, ?4, now(), now())""";
    private static final String DROP = "delete from scan where upload_id = ?1 and lease = ?2";
    private static final String TAKE =
            """
            update scan s set lease = gen_random_uuid(), due_at = $1, attempts = attempts + 1
            from (select upload_id from scan where due_at <= $2 and size <= $3
                order by due_at limit 1 for update skip locked) due
            where s.upload_id = due.upload_id
            returning s.*""";
    private static final String RENEW = "update scan set due_at = $1 where lease = any($2)";
    private static final String ADVANCE =
            "update scan set scanned = $3, attempts = 1 where upload_id = $1 and lease = $2";
    private static final String RETURN =
            "update scan set lease = null, due_at = $3 where upload_id = $1 and lease = $2";
    private static final String WAITING =
            """
            select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)::float8
            from scan""";

    private final PoolTransactions transactions;

    public ScanTasks(PoolTransactions transactions) {
        this.transactions = transactions;
    }

    /** Adds one, in the current transaction. */
    public Uni<Void> add(Upload upload) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ADD)
                                        .setParameter(1, upload.id())
                                        .setParameter(2, upload.orgId())
                                        .setParameter(3, Objects.requireNonNull(upload.size()))
                                        .setParameter(4, MDC.get(Envelopes.REQUEST_ID))
                                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * It has its verdict; in the current transaction.
     *
     * @return whether the process that took it still had it
     */
    Uni<Boolean> remove(ScanTask task) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(DROP)
                                        .setParameter(1, task.uploadId())
                                        .setParameter(2, task.lease())
                                        .executeUpdate())
                .map(count -> count == 1);
    }

    /**
     * Takes one that nobody works on, of any tenant: of those no larger than this the one that
     * waits longest.
     */
    Uni<Optional<ScanTask>> take(long largest, Duration lease) {
        Instant now = Instant.now();
        return transactions.inBackground(
                connection ->
                        connection
                                .preparedQuery(TAKE)
                                .execute(Tuple.of(at(now.plus(lease)), at(now), largest))
                                .map(ScanTasks::first));
    }

    private static Optional<ScanTask> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(task(rows.iterator().next()));
    }

    /** Says that these are worked on. */
    Uni<Void> renew(Collection<UUID> leases, Duration lease) {
        return update(RENEW, Tuple.of(at(Instant.now().plus(lease)), leases.toArray(UUID[]::new)));
    }

    /** So many bytes from the start need not be scanned again as they are. */
    Uni<Void> advance(ScanTask task, long scanned) {
        return update(ADVANCE, Tuple.of(task.uploadId(), task.lease(), scanned));
    }

    /** To be tried again, by anybody. */
    Uni<Void> giveBack(ScanTask task, Duration pause) {
        return update(
                RETURN, Tuple.of(task.uploadId(), task.lease(), at(Instant.now().plus(pause))));
    }

    /** How many wait, and for how long the first of them. */
    Uni<Waiting> waiting() {
        return transactions.inBackground(
                connection ->
                        connection
                                .query(WAITING)
                                .execute()
                                .map(rows -> rows.iterator().next())
                                .map(row -> new Waiting(row.getLong(0), row.getDouble(1))));
    }

    /**
     * @param oldest how long the first has waited, in seconds
     */
    record Waiting(long count, double oldest) {}

    private Uni<Void> update(String statement, Tuple values) {
        return transactions
                .inBackground(connection -> connection.preparedQuery(statement).execute(values))
                .replaceWithVoid();
    }

    private static ScanTask task(Row row) {
        return new ScanTask(
                row.getUUID("upload_id"),
                row.getUUID("org_id"),
                row.getLong("size"),
                row.getLong("scanned"),
                row.getInteger("attempts"),
                row.getUUID("lease"),
                row.getString("request_id"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
