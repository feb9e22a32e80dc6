package io.phonelog.contracts.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The lane a job travels in. */
public enum Priority {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("low")
    LOW
}
