package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an event's time zone came from. The order is part of the binary format. */
public enum ZoneSource {
    @JsonProperty("file")
    FILE,
    @JsonProperty("column")
    COLUMN,
    @JsonProperty("user")
    USER,
    @JsonProperty("assumed")
    ASSUMED
}
