package io.phonelog.notification.notice;

import com.fasterxml.jackson.annotation.JsonFormat;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The part of every day in which nothing is pushed; it may go over midnight. What comes up
 * meanwhile is pushed at its end.
 *
 * @param from the first quiet minute
 * @param to the first minute that is not quiet any more; the same as {@code from}: the whole day
 * @param timezone IANA zone, so that the hours stay where they are when the clocks change
 */
public record QuietHours(
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime to,
        @NotNull ZoneId timezone) {

    /** When the quiet that holds at a time ends; null when none does. */
    public @Nullable Instant endAt(Instant now) {
        ZonedDateTime here = now.atZone(timezone);
        ZonedDateTime begin = here.with(from);
        if (begin.isAfter(here)) {
            begin = here.minusDays(1).with(from);
        }
        ZonedDateTime end = begin.with(to);
        if (!end.isAfter(begin)) {
            end = begin.plusDays(1).with(to);
        }
        return end.toInstant().isAfter(now) ? end.toInstant() : null;
    }
}
