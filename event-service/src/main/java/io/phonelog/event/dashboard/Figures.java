package io.phonelog.event.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;

/** How many events, and how long they took together. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Figures(long events, long durationS) {
    static final Figures NONE = new Figures(0, 0);

    Figures plus(Figures other) {
        return new Figures(events + other.events, durationS + other.durationS);
    }
}
