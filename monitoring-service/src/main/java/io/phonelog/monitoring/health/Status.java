package io.phonelog.monitoring.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a component is, or the whole of them. */
public enum Status {
    @JsonProperty("up")
    UP,
    /** It answers, but slowly or not in full. */
    @JsonProperty("degraded")
    DEGRADED,
    @JsonProperty("down")
    DOWN,
    /** The deployment goes without it. */
    @JsonProperty("not_configured")
    NOT_CONFIGURED
}
