package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How it ended. The order is part of the binary format: new outcomes go last. */
public enum Outcome {
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("missed")
    MISSED,
    @JsonProperty("busy")
    BUSY,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("unknown")
    UNKNOWN
}
