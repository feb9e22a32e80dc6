package io.phonelog.event.dashboard;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The figures of a time.
 *
 * @param from the asked time, widened to whole hours
 * @param series one point a bucket, those without events too
 * @param topContacts with whom there were most events
 * @param busiestHours hours of the week with most events
 * @param previous the time of the same length right before, when asked for
 */
public record MetricsView(
        Instant from,
        Instant to,
        String bucket,
        Totals totals,
        List<Point> series,
        List<Contact> topContacts,
        List<HourOfWeek> busiestHours,
        @Nullable Previous previous) {

    /** A number or other address, and what there was with it. */
    public record Contact(String contact, long events, long durationS) {}

    /** An hour of the week, in UTC: {@code monday}, 9 is from nine to ten on Mondays. */
    public record HourOfWeek(String weekday, int hour, long events) {}

    /** Sums over the whole time. Kinds that do not occur are absent. */
    public record Totals(
            long events,
            long durationS,
            Map<String, Figures> byType,
            Map<String, Figures> byDirection,
            List<OfSource> bySource,
            Map<String, Long> byOutcome) {}

    /**
     * Of the files of one source, those with most events first.
     *
     * @param source null: the uploads named none
     */
    public record OfSource(@Nullable String source, long events, long durationS) {}

    /** One bucket; the first and last count only what lies in the asked time. */
    public record Point(Instant start, long events, long durationS) {}

    /** What was before, and by which share the asked time differs: 0.5 is half as much again. */
    public record Previous(Instant from, Instant to, Totals totals, Change change) {}

    /** Absent where there was nothing before: no share can be given of nothing. */
    public record Change(@Nullable Double events, @Nullable Double durationS) {}
}
