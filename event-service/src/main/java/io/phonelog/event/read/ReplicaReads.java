package io.phonelog.event.read;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.event.EventConfig;
import io.phonelog.platform.problem.Problem;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Reads in the caller's tenant that may lag behind: from the replica when there is one. What fails
 * there, because it is away or catches up with what was deleted, is read like everything else.
 */
@ApplicationScoped
public class ReplicaReads {
    private static final Logger LOG = Logger.getLogger(ReplicaReads.class);

    /** So long it is not tried again. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final BoundedReads reads;
    private final Mutiny.SessionFactory replica;
    private final boolean present;
    private final Duration patience;
    private final Counter failed;
    private final Clock clock = Clock.systemUTC();
    private volatile Instant awayUntil = Instant.EPOCH;

    public ReplicaReads(
            BoundedReads reads,
            @PersistenceUnit("replica") Mutiny.SessionFactory replica,
            EventConfig config,
            MeterRegistry metrics) {
        this.reads = reads;
        this.replica = replica;
        this.present = config.replica().host().isPresent();
        this.patience = config.replica().patience();
        this.failed = metrics.counter("phonelog_replica_reads_failed");
    }

    /** Reads what the caller may see; a problem when a statement takes too long. */
    public <T> Uni<T> of(Function<Mutiny.Session, Uni<T>> work) {
        if (!present || clock.instant().isBefore(awayUntil)) {
            return reads.of(work);
        }
        // Sessions belong to the event loop of their call, the clock to another thread.
        Context call = Vertx.currentContext();
        return reads.at(replica, work)
                .ifNoItem()
                .after(patience)
                .fail()
                .emitOn(task -> call.runOnContext(ignored -> task.run()))
                .onFailure(failure -> !(failure instanceof Problem))
                .recoverWithUni(
                        failure -> {
                            failed.increment();
                            awayUntil = clock.instant().plus(REST);
                            LOG.warnf("Replica cannot be read: cause=%s", failure);
                            return reads.of(work);
                        });
    }
}
