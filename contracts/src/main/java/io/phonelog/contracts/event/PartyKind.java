package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of address a party has. The order is part of the binary format: new kinds go last. */
public enum PartyKind {
    @JsonProperty("msisdn")
    MSISDN,
    @JsonProperty("extension")
    EXTENSION,
    @JsonProperty("shortcode")
    SHORTCODE,
    @JsonProperty("alphanumeric")
    ALPHANUMERIC,
    @JsonProperty("sip")
    SIP,
    @JsonProperty("withheld")
    WITHHELD,
    @JsonProperty("unknown")
    UNKNOWN
}
