package io.phonelog.job.run;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** Plans in the database: written once, by whoever takes in the planner's report. */
@ApplicationScoped
class RunPlanRepository implements PanacheRepositoryBase<RunPlan, RunPlan.Id> {

    /** The plan that names this chunk; null while it is not known. */
    Uni<@Nullable RunPlan> of(Chunk.Id chunk) {
        return findById(new RunPlan.Id(chunk.jobId(), chunk.run()));
    }
}
