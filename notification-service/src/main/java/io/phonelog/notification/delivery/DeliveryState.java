package io.phonelog.notification.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a delivery is. */
public enum DeliveryState {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("failed")
    FAILED
}
