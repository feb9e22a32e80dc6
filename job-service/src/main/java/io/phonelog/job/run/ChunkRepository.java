package io.phonelog.job.run;

import io.phonelog.job.Job;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.LockMode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Chunks in the database. Whoever changes one holds its lock. */
@ApplicationScoped
class ChunkRepository implements PanacheRepositoryBase<Chunk, Chunk.Id> {
    private static final String SILENT =
            "from Chunk where leaseUntil < :now and token <= :most order by leaseUntil";

    /** The chunk, made known now if it was not. */
    Uni<Chunk> of(Job job, int index) {
        return findById(new Chunk.Id(job.id(), job.run(), index), LockModeType.PESSIMISTIC_WRITE)
                .chain(
                        known ->
                                known != null
                                        ? Uni.createFrom().item(known)
                                        : persist(new Chunk(job, index)));
    }

    /** Nobody need watch the chunks of a void run any more. */
    Uni<Void> endLeases(UUID job, int throughRun) {
        return update(
                        """
                        leaseUntil = null
                        where id.jobId = ?1 and id.run <= ?2 and leaseUntil is not null""",
                        job,
                        throughRun)
                .replaceWithVoid();
    }

    /**
     * Chunks whose worker is silent, locked; those that another replica holds are left out, and
     * those that were given out more often than may be.
     */
    Uni<List<Chunk>> lockSilent(Instant now, int most, int limit) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(SILENT, Chunk.class)
                                        .setParameter("now", now)
                                        .setParameter("most", most)
                                        .setMaxResults(limit)
                                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                        .getResultList());
    }
}
