package io.phonelog.event.dashboard;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A time that figures are asked for, in whole hours: that is how finely sums are kept.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Period(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Of what a client gives, widened to whole hours; what is left open ends now, 30 days long. */
    static Period of(@Nullable Instant from, @Nullable Instant to, Clock clock) {
        Instant end = to != null ? to : endOpen(from, clock.instant());
        Instant start = from != null ? from : end.minus(USUAL);
        return new Period(start.truncatedTo(ChronoUnit.HOURS), hourAfter(end));
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** The time of the same length right before. */
    Period previous() {
        return new Period(from.minus(length()), from);
    }

    /** The whole buckets within it, as one time; {@link #none} when there are none. */
    Period whole(Bucket bucket) {
        OffsetDateTime first = bucket.startOf(from.atOffset(ZoneOffset.UTC));
        OffsetDateTime start = first.toInstant().equals(from) ? first : bucket.next(first);
        OffsetDateTime end = bucket.startOf(to.atOffset(ZoneOffset.UTC));
        return end.isAfter(start) ? new Period(start.toInstant(), end.toInstant()) : none();
    }

    /** No time at all, at its beginning. */
    Period none() {
        return new Period(from, from);
    }

    /** How many buckets it touches, counted no further than {@code limit}. */
    int buckets(Bucket bucket, int limit) {
        int count = 0;
        OffsetDateTime end = to.atOffset(ZoneOffset.UTC);
        OffsetDateTime start = bucket.startOf(from.atOffset(ZoneOffset.UTC));
        while (start.isBefore(end) && count < limit) {
            count++;
            start = bucket.next(start);
        }
        return count;
    }

    /** The beginnings of the buckets it touches. The first may lie before it. */
    List<Instant> starts(Bucket bucket) {
        List<Instant> starts = new ArrayList<>();
        OffsetDateTime end = to.atOffset(ZoneOffset.UTC);
        OffsetDateTime start = bucket.startOf(from.atOffset(ZoneOffset.UTC));
        while (start.isBefore(end)) {
            starts.add(start.toInstant());
            start = bucket.next(start);
        }
        return starts;
    }

    private static Instant endOpen(@Nullable Instant from, Instant now) {
        return from == null || from.isBefore(now) ? now : from.plus(USUAL);
    }

    private static Instant hourAfter(Instant time) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(time) ? hour : hour.plus(HOUR);
    }
}
