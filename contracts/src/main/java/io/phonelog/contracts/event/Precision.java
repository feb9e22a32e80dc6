package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How exactly a time was written. The order is part of the binary format. */
public enum Precision {
    @JsonProperty("day")
    DAY,
    @JsonProperty("minute")
    MINUTE,
    @JsonProperty("second")
    SECOND,
    @JsonProperty("ms")
    MS
}
