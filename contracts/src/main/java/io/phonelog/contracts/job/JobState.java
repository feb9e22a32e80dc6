package io.phonelog.contracts.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job is in its life. Which moves are allowed is job-service's business. */
public enum JobState {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("blocked")
    BLOCKED,
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("needs_mapping")
    NEEDS_MAPPING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether nothing more happens unless somebody asks for it. */
    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
