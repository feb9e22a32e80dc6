package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * When it happened.
 *
 * @param answer when it was answered, if it was and the file says so
 * @param localText the start as written in the file
 * @param utcOffset of the place where {@code localText} was true
 */
public record EventTime(
        Instant start,
        @Nullable Instant answer,
        @Nullable Instant end,
        String localText,
        ZoneOffset utcOffset,
        ZoneSource zoneSource,
        Precision precision) {}
