package io.phonelog.upload;

import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Uploads in the database. */
@ApplicationScoped
public class UploadRepository implements PanacheRepositoryBase<Upload, UUID> {
    private static final String COUNT =
            """
            select count(*) from (
                select 1 from upload where org_id = :org and not partial limit %d) counted"""
                    .formatted(Total.EXACT_UP_TO + 1);
    private static final String STALE =
            """
            select * from upload
            where state = 'RECEIVING' and not resumable and heartbeat_at < :before
            order by heartbeat_at limit :most for update skip locked""";

    /** One of a tenant's uploads, or null. */
    public Uni<@Nullable Upload> find(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id).firstResult();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Uni<@Nullable Upload> take(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The newest first, one more than the page holds. */
    public Uni<List<Upload>> page(UUID org, PageQuery query) {
        Cursor after = query.cursor(1);
        return (after == null
                        ? find("orgId = ?1 and not partial order by id desc", org)
                        : find(
                                "orgId = ?1 and not partial and id < ?2 order by id desc",
                                org,
                                after.value(0, UUID::fromString)))
                .range(0, query.limit())
                .list();
    }

    public Uni<Total> total(UUID org) {
        return inSession(
                session ->
                        session.createNativeQuery(COUNT, Long.class)
                                .setParameter("org", org)
                                .getSingleResult()
                                .map(Total::counted));
    }

    /** Uploads that are received by nobody any more, of any tenant, locked. */
    public Uni<List<Upload>> stale(Instant before, int most) {
        return inSession(
                session ->
                        session.createNativeQuery(STALE, Upload.class)
                                .setParameter("before", before)
                                .setParameter("most", most)
                                .getResultList());
    }

    /** Uploads that came to nothing and may have left bytes, of any tenant. */
    public Uni<List<Upload>> littered(int most) {
        return find("residue and state <> ?1 order by id", UploadState.RECEIVING)
                .range(0, most - 1)
                .list();
    }

    /** These are alive. */
    public Uni<Integer> beat(Collection<UUID> ids, Instant now) {
        return update(
                "heartbeatAt = ?1 where state = ?2 and id in ?3", now, UploadState.RECEIVING, ids);
    }

    private <T> Uni<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return getSession().chain(work::apply);
    }
}
