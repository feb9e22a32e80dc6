package io.phonelog.job.run;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.contracts.parse.ParseReport.PlanMade;
import io.phonelog.job.Job;
import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import java.io.Serializable;
import java.util.UUID;

/**
 * How a run's file was cut, word for word, so that lost chunks can be given out again. One row for
 * the whole file: it is read only when a worker is lost.
 */
@Entity
@Table(name = "job_plan")
public class RunPlan {

    /** A job's run. */
    @Embeddable
    public record Id(@Column(name = "job_id") UUID jobId, @Column(name = "run") int run)
            implements Serializable {}

    @EmbeddedId private Id id;

    @Column(name = "org_id")
    private UUID orgId;

    @Convert(converter = MadeColumn.class)
    private PlanMade made;

    protected RunPlan() {}

    RunPlan(Job job, PlanMade made) {
        this.id = new Id(job.id(), job.run());
        this.orgId = job.orgId();
        this.made = made;
    }

    PlanMade made() {
        return made;
    }

    /** The planner's report, kept as JSON. */
    @Converter
    static final class MadeColumn extends JsonColumn<PlanMade> {
        MadeColumn() {
            super(new TypeReference<>() {});
        }
    }
}
