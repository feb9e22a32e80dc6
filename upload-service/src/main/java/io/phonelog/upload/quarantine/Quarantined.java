package io.phonelog.upload.quarantine;

import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.upload.Upload;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Which uploads are in the quarantine, in the database. */
@ApplicationScoped
public class Quarantined {
    private static final String ADD =
            "insert into quarantine (upload_id, org_id, keep_until) values (?1, ?2, ?3)";
    private static final String UNMOVED =
            """
            select q.upload_id, q.org_id, u.size from quarantine q join upload u on u.id = q.upload_id
            where not q.moved order by q.upload_id limit $1""";
    private static final String OVER =
            """
            select q.upload_id, q.org_id, u.size from quarantine q join upload u on u.id = q.upload_id
            where q.keep_until < $1 order by q.keep_until limit $2""";
    private static final String MOVED = "update quarantine set moved = true where upload_id = $1";
    private static final String DROP = "delete from quarantine where upload_id = $1";

    private final PoolTransactions transactions;
    private final QuarantineConfig config;

    public Quarantined(PoolTransactions transactions, QuarantineConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * @param size in bytes
     */
    record File(UUID uploadId, UUID orgId, long size) {}

    /** Adds one, in the current transaction. */
    public Uni<Void> add(Upload upload, Instant now) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ADD)
                                        .setParameter(1, upload.id())
                                        .setParameter(2, upload.orgId())
                                        .setParameter(3, now.plus(config.retention()))
                                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those whose bytes are not there yet, of any tenant. */
    Uni<List<File>> unmoved(int most) {
        return find(UNMOVED, Tuple.of(most));
    }

    /** Those whose time is over, of any tenant. */
    Uni<List<File>> over(Instant now, int most) {
        return find(OVER, Tuple.of(now.atOffset(ZoneOffset.UTC), most));
    }

    Uni<Void> moved(UUID upload) {
        return update(MOVED, upload);
    }

    /** Nothing is left of it. */
    Uni<Void> remove(UUID upload) {
        return update(DROP, upload);
    }

    private Uni<List<File>> find(String query, Tuple values) {
        return transactions.inBackground(
                connection ->
                        connection.preparedQuery(query).execute(values).map(Quarantined::files));
    }

    private Uni<Void> update(String statement, UUID upload) {
        return transactions
                .inBackground(
                        connection -> connection.preparedQuery(statement).execute(Tuple.of(upload)))
                .replaceWithVoid();
    }

    private static List<File> files(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new File(row.getUUID(0), row.getUUID(1), row.getLong(2)))
                .toList();
    }
}
