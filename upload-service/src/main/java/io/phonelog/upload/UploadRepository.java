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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Uploads in the database. */
@ApplicationScoped
public class UploadRepository implements PanacheRepositoryBase<Upload, UUID> {
    private static final String COUNT =
            """
            select count(*) from (
                select 1 from upload
                where org_id = :org and not partial and state <> 'DELETED' limit %d) counted"""
                    .formatted(Total.EXACT_UP_TO + 1);

    /** Two different files that share the number wait for each other, which does no harm. */
    private static final String IN_TURN =
            "select cast(pg_advisory_xact_lock(hashtextextended(:bytes, 0)) as text)";

    private static final String IN_TURN_WITH =
            """
            select cast(pg_advisory_xact_lock(hashtextextended(org_id || ' ' || sha256, 0)) as text)
            from upload where org_id = :org and id = :id""";

    private static final String STALE =
            """
            select * from upload
            where state = 'RECEIVING' and not resumable and heartbeat_at < :before
            order by heartbeat_at limit :most for update skip locked""";

    /** One of a tenant's uploads that it may see, or a problem. */
    public Uni<Upload> visible(UUID org, UUID id) {
        return find(org, id).map(upload -> visible(upload, id));
    }

    /** An upload that was found, if it may be seen; or a problem. */
    public static Upload visible(@Nullable Upload upload, UUID id) {
        if (upload == null || upload.state() == UploadState.DELETED) {
            throw UploadProblem.UPLOAD_NOT_FOUND.because("Upload " + id + ".");
        }
        return upload;
    }

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
                        ? find(
                                "orgId = ?1 and not partial and state <> ?2 order by id desc",
                                org,
                                UploadState.DELETED)
                        : find(
                                "orgId = ?1 and not partial and state <> ?2 and id < ?3"
                                        + " order by id desc",
                                org,
                                UploadState.DELETED,
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

    /** Waits until no other transaction handles uploads with these bytes. */
    public Uni<Void> inTurn(UUID org, String sha256) {
        return inSession(
                session ->
                        session.createNativeQuery(IN_TURN)
                                .setParameter("bytes", org + " " + sha256)
                                .getSingleResult()
                                .replaceWithVoid());
    }

    /**
     * The same for the bytes of an upload; taken before the upload itself, by all who take both.
     *
     * @return false when there are none to wait for: it is not whole, or there is no such upload
     */
    public Uni<Boolean> inTurnWith(UUID org, UUID id) {
        return inSession(
                session ->
                        session.createNativeQuery(IN_TURN_WITH)
                                .setParameter("org", org)
                                .setParameter("id", id)
                                .getSingleResultOrNull()
                                .map(Objects::nonNull));
    }

    /**
     * The earliest upload with these bytes; null when there is none. It may be linked to one that
     * is deleted, whose bytes stay for it.
     */
    public Uni<@Nullable Upload> keeper(UUID org, String sha256, long size) {
        return find(
                        "orgId = ?1 and receipt.sha256 = ?2 and receipt.size = ?3"
                                + " and state in (?4, ?5) order by id",
                        org,
                        sha256,
                        size,
                        UploadState.SCANNING,
                        UploadState.STORED)
                .firstResult();
    }

    /** The upload that the bytes of one came with: itself, or the one that it is linked to. */
    public Uni<Upload> contentOf(Upload upload) {
        return upload.isLink()
                ? find(upload.orgId(), upload.contentId()).map(Objects::requireNonNull)
                : Uni.createFrom().item(upload);
    }

    /** How many other uploads have the bytes of one, stored or refused together with it. */
    public Uni<Long> othersWithBytesOf(Upload upload) {
        return count(
                "orgId = ?1 and (id = ?2 or bytes.contentId = ?2) and id <> ?3 and state in (?4, ?5, ?6)",
                upload.orgId(),
                upload.contentId(),
                upload.id(),
                UploadState.SCANNING,
                UploadState.STORED,
                UploadState.REJECTED);
    }

    /**
     * Those that have the bytes of another and wait for its verdict. The janitor removes the bytes
     * that came with them meanwhile, so they are locked.
     */
    public Uni<List<Upload>> linkedTo(Upload keeper) {
        return find(
                        "orgId = ?1 and bytes.contentId = ?2 and state = ?3 order by id",
                        keeper.orgId(),
                        keeper.id(),
                        UploadState.SCANNING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
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
        return find("bytes.residue and state <> ?1 order by id", UploadState.RECEIVING)
                .range(0, most - 1)
                .list();
    }

    /**
     * A job of an upload is no more: that has none then, nor have those that are linked to it. One
     * that is being linked has taken the job over already but is not to be seen yet: it is waited
     * for.
     */
    public Uni<Void> forgetJob(UUID org, UUID job, UUID upload) {
        return inTurnWith(org, upload)
                .chain(() -> update("jobId = null where orgId = ?1 and jobId = ?2", org, job))
                .replaceWithVoid();
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
