package io.phonelog.job;

import io.phonelog.contracts.job.JobState;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One move of a job from state to state, kept for good. */
@Entity
@Table(name = "job_transition")
public class JobTransition {
    /** The actor of what happens by itself. */
    public static final String SYSTEM = "system";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "org_id")
    private UUID orgId;

    @Column(name = "job_id")
    private UUID jobId;

    private int run;

    @Column(name = "from_state")
    @Enumerated(EnumType.STRING)
    private @Nullable JobState from;

    @Column(name = "to_state")
    @Enumerated(EnumType.STRING)
    private JobState to;

    private String actor;
    private String reason;
    private Instant at;

    protected JobTransition() {}

    JobTransition(Job job, @Nullable JobState from, String actor, String reason, Instant at) {
        this.orgId = job.orgId();
        this.jobId = job.id();
        this.run = job.run();
        this.from = from;
        this.to = job.state();
        this.actor = actor;
        this.reason = reason;
        this.at = at;
    }

    public int run() {
        return run;
    }

    public @Nullable JobState from() {
        return from;
    }

    public JobState to() {
        return to;
    }

    public String actor() {
        return actor;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}
