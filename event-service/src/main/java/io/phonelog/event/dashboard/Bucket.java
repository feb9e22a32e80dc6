package io.phonelog.event.dashboard;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** How finely a series is cut. Days and months are those of UTC. */
enum Bucket {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    MONTH(ChronoUnit.MONTHS);

    private static final Duration FINE_UP_TO = Duration.ofDays(3);
    private static final Duration DAILY_UP_TO = Duration.ofDays(400);

    private final ChronoUnit unit;

    Bucket(ChronoUnit unit) {
        this.unit = unit;
    }

    /** What suits a range when the client leaves it open. */
    static Bucket fitting(Duration range) {
        if (range.compareTo(FINE_UP_TO) <= 0) {
            return HOUR;
        }
        return range.compareTo(DAILY_UP_TO) <= 0 ? DAY : MONTH;
    }

    /** The beginning of the bucket that a time is in. */
    OffsetDateTime startOf(OffsetDateTime time) {
        return this == MONTH
                ? time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1)
                : time.truncatedTo(unit);
    }

    OffsetDateTime next(OffsetDateTime start) {
        return start.plus(1, unit);
    }
}
