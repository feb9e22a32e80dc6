package io.phonelog.notification.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a delivery is. */
public enum DeliveryState {
    /** Waits for its first attempt, its next one, or for its webhook to be enabled again. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("delivered")
    DELIVERED,
    /** All attempts failed, or the endpoint is gone. */
    @JsonProperty("failed")
    FAILED,
    /** Its webhook stayed disabled for too long. */
    @JsonProperty("cancelled")
    CANCELLED
}
