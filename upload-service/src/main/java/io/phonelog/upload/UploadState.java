package io.phonelog.upload;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an upload is in its life. */
public enum UploadState {
    @JsonProperty("receiving")
    RECEIVING,
    @JsonProperty("scanning")
    SCANNING,
    @JsonProperty("stored")
    STORED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("expired")
    EXPIRED,
    /** As if it had never been. */
    @JsonProperty("deleted")
    DELETED;

    /** Whether all of its bytes are in the object store, to stay for now. */
    public boolean isWhole() {
        return this == SCANNING || this == STORED;
    }
}
