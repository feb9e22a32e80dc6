package io.phonelog.job;

import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Jobs in the database. Every query names its tenant, and row-level security holds if one forgets.
 */
@ApplicationScoped
public class JobRepository implements PanacheRepositoryBase<Job, UUID> {
    private static final String DUE =
            "from Job where state = SCHEDULED and scheduleAt <= :now order by scheduleAt";
    private static final String SILENT =
            "from Job where run.leaseUntil < :now order by run.leaseUntil";

    private static final String STALLED =
            """
            from Job where state = RUNNING and timeline.progressedAt < :now order by id""";

    private static final String LOSING_WORKERS =
            """
            from Job j where j.state = RUNNING
              and (j.run.leaseUntil < :now and j.run.plannersLost >= :most
                or (j.id, j.run.number) in (
                    select c.id.jobId, c.id.run from Chunk c
                    where c.leaseUntil < :now and c.token > :most))
            order by j.id""";

    public Uni<@Nullable Job> of(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id).firstResult();
    }

    /** The job, locked until the transaction ends, so that its reports are taken in one by one. */
    public Uni<@Nullable Job> locked(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The jobs of an upload, locked likewise. */
    Uni<List<Job>> lockedOf(UUID org, UUID uploadId) {
        return find("orgId = ?1 and file.uploadId = ?2 order by id", org, uploadId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * The file of an upload, as its first job knows it, or knew it when it was deleted.
     *
     * @throws Problem when it was not let in
     */
    Uni<@Nullable StoredFile> fileOf(UUID org, UUID uploadId) {
        return find("orgId = ?1 and file.uploadId = ?2 order by id", org, uploadId)
                .firstResult()
                .chain(
                        job -> {
                            if (job == null) {
                                return keptFile(org, uploadId);
                            }
                            job.jobFile().requireLetIn();
                            return Uni.createFrom().item(job.file());
                        });
    }

    private static Uni<@Nullable StoredFile> keptFile(UUID org, UUID uploadId) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                "from ParsedFile where orgId = :org and uploadId = :upload",
                                                ParsedFile.class)
                                        .setParameter("org", org)
                                        .setParameter("upload", uploadId)
                                        .getSingleResultOrNull())
                .map(kept -> kept == null ? null : kept.file());
    }

    /** Remembers a job's file beyond the job, if it was let in. */
    Uni<Void> keepFile(Job job) {
        if (!job.jobFile().isLetIn()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.merge(new ParsedFile(job)))
                .replaceWithVoid();
    }

    Uni<Void> forgetFile(UUID org, UUID uploadId) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createMutationQuery(
                                                "delete from ParsedFile where orgId = :org and uploadId = :upload")
                                        .setParameter("org", org)
                                        .setParameter("upload", uploadId)
                                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<Job>> page(JobFilter filter, PageQuery page) {
        JobFilter.Query query = filter.page(page);
        return find(query.text(), query.parameters()).page(0, page.fetch()).list();
    }

    /** How many jobs there are, counted no further than the limit. */
    Uni<Long> count(JobFilter filter, long limit) {
        JobFilter.Query query = filter.all();
        return Panache.getSession()
                .chain(
                        session -> {
                            var select =
                                    session.createQuery(
                                            "select j.id from Job j where " + query.text(),
                                            UUID.class);
                            query.parameters().forEach(select::setParameter);
                            return select.setMaxResults((int) limit).getResultList();
                        })
                .map(ids -> (long) ids.size());
    }

    Uni<List<JobTransition>> history(UUID org, UUID id) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                """
                                                from JobTransition t
                                                where t.orgId = :org and t.jobId = :id order by t.id""",
                                                JobTransition.class)
                                        .setParameter("org", org)
                                        .setParameter("id", id)
                                        .getResultList());
    }

    /**
     * Scheduled jobs whose time has come, locked; those that another replica holds are left out.
     */
    public Uni<List<Job>> lockDue(Instant now, int limit) {
        return lockFree(DUE, Map.of("now", now), limit);
    }

    /** Jobs whose planner is silent, locked likewise. */
    public Uni<List<Job>> lockSilent(Instant now, int limit) {
        return lockFree(SILENT, Map.of("now", now), limit);
    }

    /** Running jobs of which nothing was heard since then, locked likewise. */
    public Uni<List<Job>> lockStalled(Instant since, int limit) {
        return lockFree(STALLED, Map.of("now", since), limit);
    }

    /** Running jobs over which more workers fell silent than may, locked likewise. */
    public Uni<List<Job>> lockLosingWorkers(Instant now, int most, int limit) {
        return lockFree(LOSING_WORKERS, Map.of("now", now, "most", most), limit);
    }

    private static Uni<List<Job>> lockFree(String text, Map<String, Object> parameters, int limit) {
        return Panache.getSession()
                .chain(
                        session -> {
                            var query = session.createQuery(text, Job.class);
                            parameters.forEach(query::setParameter);
                            return query.setMaxResults(limit)
                                    .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                    .getResultList();
                        });
    }
}
