package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened. The order is part of the binary format: new types go last. */
public enum EventType {
    @JsonProperty("call")
    CALL,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("mms")
    MMS,
    @JsonProperty("data")
    DATA,
    @JsonProperty("voicemail")
    VOICEMAIL,
    @JsonProperty("fax")
    FAX,
    @JsonProperty("other")
    OTHER
}
