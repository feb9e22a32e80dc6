package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Seen from the subject. The order is part of the binary format: new ones go last. */
public enum Direction {
    @JsonProperty("in")
    IN,
    @JsonProperty("out")
    OUT,
    @JsonProperty("internal")
    INTERNAL,
    @JsonProperty("forwarded")
    FORWARDED,
    @JsonProperty("unknown")
    UNKNOWN
}
