package io.phonelog.event.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many events began in each whole bucket of the observed time, in the zone of the series. */
record BucketedSeries(List<Point> points) {

    /** One bucket. */
    public record Point(Instant start, long events) {}

    /** How long a bucket is. */
    enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH;

        private static final Duration HOURLY_UP_TO = Duration.ofDays(3);
        private static final Duration DAILY_UP_TO = Duration.ofDays(400);

        /** What suits a series when the client leaves it open. */
        static Unit fitting(HourlySeries series) {
            Duration length = Duration.ofHours(series.hours());
            if (length.compareTo(HOURLY_UP_TO) <= 0) {
                return HOUR;
            }
            return length.compareTo(DAILY_UP_TO) <= 0 ? DAY : MONTH;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private ZonedDateTime startOf(ZonedDateTime time) {
            return switch (this) {
                case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
                case DAY -> midnight(time);
                case WEEK -> midnight(time.minusDays(time.getDayOfWeek().getValue() - 1L));
                case MONTH -> midnight(time.withDayOfMonth(1));
            };
        }

        private ZonedDateTime next(ZonedDateTime start) {
            return switch (this) {
                case HOUR -> start.plusHours(1);
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
            };
        }

        private static ZonedDateTime midnight(ZonedDateTime time) {
            return time.with(LocalTime.MIDNIGHT);
        }
    }

    /** Sums of whole buckets: a first and last day, week or month that is cut is left out. */
    static BucketedSeries of(HourlySeries series, Unit unit) {
        List<Point> points = new ArrayList<>();
        HourlySeries observed = series.observed();
        int hour = 0;
        while (hour < observed.hours()) {
            ZonedDateTime start = unit.startOf(observed.local(hour));
            boolean whole =
                    !start.toInstant().isBefore(observed.at(hour))
                            && !unit.next(start).toInstant().isAfter(observed.end());
            long sum = 0;
            while (hour < observed.hours() && unit.startOf(observed.local(hour)).equals(start)) {
                sum += observed.events()[hour];
                hour++;
            }
            if (unit == Unit.HOUR || whole) {
                points.add(new Point(start.toInstant(), sum));
            }
        }
        return new BucketedSeries(points);
    }

    long[] counts() {
        return points.stream().mapToLong(Point::events).toArray();
    }
}
