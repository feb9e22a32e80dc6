package io.phonelog.upload.transfer;

import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.upload.Upload;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Transfers in the database, with their parts and tails. */
@ApplicationScoped
public class TransferRepository implements PanacheRepositoryBase<Transfer, UUID> {
    private static final String ADD_TAIL =
            "insert into transfer_tail (upload_id, start, org_id, bytes) values (?1, ?2, ?3, ?4)";
    private static final String TAIL =
            """
            select bytes from transfer_tail
            where upload_id = ?1 and start >= ?2 and start < ?3 order by start""";
    private static final String DROP_TAIL =
            "delete from transfer_tail where upload_id = ?1 and start < ?2";
    private static final String ADD_SOURCE =
            """
            insert into transfer_source (upload_id, place, org_id, source_id)
            values (?1, ?2, ?3, ?4)""";
    private static final String SOURCES =
            "select source_id from transfer_source where upload_id = ?1 order by place";
    private static final String FORGET_SOURCES = "delete from transfer_source where upload_id = ?1";

    private static final String UNATTENDED =
            """
            select * from transfer
            where (state = 'FULL' or (state = 'OPEN' and kind = 'ASSEMBLED'))
                and attended_until < :now
            order by attended_until limit :most for update skip locked""";

    private static final String OVER =
            """
            select u.* from upload u join transfer t on t.upload_id = u.id
            where t.expires_at < :now and t.state <> 'FULL'
                and not (t.kind = 'ASSEMBLED' and t.state = 'OPEN')
                and not exists (select 1 from transfer_source s where s.source_id = u.id)
            order by t.expires_at limit :most for update of u skip locked""";

    /** Uploads whose transfer's time is over, of any tenant, locked. */
    Uni<List<Upload>> over(Instant now, int most) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(OVER, Upload.class)
                                        .setParameter("now", now)
                                        .setParameter("most", most)
                                        .getResultList());
    }

    /** Those that are full and that nobody completes, of any tenant, locked. */
    Uni<List<Transfer>> unattended(Instant now, int most) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(UNATTENDED, Transfer.class)
                                        .setParameter("now", now)
                                        .setParameter("most", most)
                                        .getResultList());
    }

    /** One of a tenant's transfers, or null. */
    public Uni<@Nullable Transfer> find(UUID org, UUID upload) {
        return find("orgId = ?1 and uploadId = ?2", org, upload).firstResult();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Uni<@Nullable Transfer> take(UUID org, UUID upload) {
        return find("orgId = ?1 and uploadId = ?2", org, upload)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Void> addPart(StoredPart part) {
        return Panache.getSession().chain(session -> session.persist(part));
    }

    /** In the order of the file. */
    Uni<List<StoredPart>> parts(UUID upload) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                "from StoredPart where id.uploadId = ?1"
                                                        + " order by id.number",
                                                StoredPart.class)
                                        .setParameter(1, upload)
                                        .getResultList());
    }

    /** Those with numbers in a range, both ends included. */
    Uni<List<StoredPart>> parts(UUID upload, int from, int to) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                "from StoredPart where id.uploadId = ?1 and"
                                                        + " id.number between ?2 and ?3"
                                                        + " order by id.number",
                                                StoredPart.class)
                                        .setParameter(1, upload)
                                        .setParameter(2, from)
                                        .setParameter(3, to)
                                        .getResultList());
    }

    /** How many files are being assembled from this one. */
    Uni<Long> usesOf(UUID source) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select count(*) from transfer_source where source_id = ?1",
                                                Long.class)
                                        .setParameter(1, source)
                                        .getSingleResult());
    }

    /** The file is made, or never will be. */
    Uni<Void> forgetParts(UUID upload) {
        return execute("delete from transfer_part where upload_id = ?1", upload)
                .chain(() -> execute(FORGET_SOURCES, upload));
    }

    /** A page of a tenant's open sessions, the newest first, one more than the page holds. */
    public Uni<List<Transfer>> openSessions(UUID org, PageQuery query) {
        Cursor after = query.cursor(1);
        String open = "orgId = ?1 and kind = 'CHUNKED' and state = 'OPEN'";
        return (after == null
                        ? find(open + " order by uploadId desc", org)
                        : find(
                                open + " and uploadId < ?2 order by uploadId desc",
                                org,
                                after.value(0, UUID::fromString)))
                .range(0, query.limit())
                .list();
    }

    /** How many open sessions a tenant has. */
    public Uni<Total> openSessions(UUID org) {
        return count("orgId = ?1 and kind = 'CHUNKED' and state = 'OPEN'", org).map(Total::counted);
    }

    Uni<Void> addTail(Transfer transfer, Checkpoint.Tail tail) {
        return execute(ADD_TAIL, transfer.uploadId(), tail.start(), transfer.orgId(), tail.bytes());
    }

    /** Bytes of the tail between two places of the file, in order. */
    Uni<List<ByteBuffer>> tail(UUID upload, long from, long to) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(TAIL, byte[].class)
                                        .setParameter(1, upload)
                                        .setParameter(2, from)
                                        .setParameter(3, to)
                                        .getResultList())
                .map(pieces -> pieces.stream().map(ByteBuffer::wrap).toList());
    }

    /** The tail before this place is in a part now. */
    Uni<Void> dropTail(UUID upload, long before) {
        return execute(DROP_TAIL, upload, before);
    }

    Uni<Void> addSource(Transfer transfer, int place, UUID source) {
        return execute(ADD_SOURCE, transfer.uploadId(), place, transfer.orgId(), source);
    }

    /** What a file is assembled from, in order. */
    Uni<List<UUID>> sources(UUID upload) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(SOURCES, UUID.class)
                                        .setParameter(1, upload)
                                        .getResultList());
    }

    private static Uni<Void> execute(String statement, Object... values) {
        return Panache.getSession()
                .chain(
                        session -> {
                            Mutiny.MutationQuery query = session.createNativeQuery(statement);
                            for (int i = 0; i < values.length; i++) {
                                query = query.setParameter(i + 1, values[i]);
                            }
                            return query.executeUpdate();
                        })
                .replaceWithVoid();
    }
}
