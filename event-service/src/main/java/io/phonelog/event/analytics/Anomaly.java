package io.phonelog.event.analytics;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A day with far more or fewer events than such days have.
 *
 * @param usual the median of the same days of the week
 * @param low a day with fewer is an outlier
 * @param high a day with more is an outlier
 * @param score how many robust standard deviations it is away; negative when lower
 */
record Anomaly(
        Instant start,
        Instant end,
        long events,
        double usual,
        double low,
        double high,
        double score,
        String reason) {

    /** With fewer days nobody can say what is usual. */
    static final int FEWEST_DAYS = 14;

    /** Away by as much as chance alone brings about once in three and a half million days. */
    static final double FAR = 5;

    /** Weekdays are told apart once each has been seen this often. */
    private static final int WEEKS_TO_TELL_WEEKDAYS = 4;

    /** Makes the median absolute deviation of normal values their standard deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private record Day(Instant start, Instant end, ZonedDateTime local, long events) {
        /** Days of one kind are compared with each other. */
        int kind(boolean byWeekday) {
            return byWeekday ? local.getDayOfWeek().getValue() : 0;
        }

        double distance(double median) {
            return (events - median) / byChance(median);
        }
    }

    static boolean canBeFound(HourlySeries series) {
        return days(series).size() >= FEWEST_DAYS;
    }

    /**
     * The outliers, the farthest first. Median and median absolute deviation are moved by no number
     * of outliers below half, and so are judged by the ordinary days alone. How much days spread is
     * learnt from all of them, in units of what chance (Poisson) would do; less than that is not
     * believed.
     */
    static List<Anomaly> of(HourlySeries series) {
        List<Day> days = days(series);
        if (days.size() < FEWEST_DAYS) {
            return List.of();
        }
        boolean byWeekday = days.size() >= 7 * WEEKS_TO_TELL_WEEKDAYS;
        Map<Integer, Double> medians =
                days.stream()
                        .collect(
                                groupingBy(
                                        day -> day.kind(byWeekday),
                                        collectingAndThen(
                                                mapping(Day::events, toList()), Anomaly::middle)));
        double[] distances =
                days.stream()
                        .mapToDouble(
                                day ->
                                        Math.abs(
                                                day.distance(
                                                        medians.getOrDefault(
                                                                day.kind(byWeekday), 0.0))))
                        .toArray();
        double spread = Math.max(1, MAD_TO_SIGMA * median(distances));
        return days.stream()
                .map(
                        day ->
                                judged(
                                        day,
                                        byWeekday,
                                        medians.getOrDefault(day.kind(byWeekday), 0.0),
                                        spread))
                .filter(anomaly -> Math.abs(anomaly.score()) >= FAR)
                .sorted(
                        Comparator.comparingDouble((Anomaly a) -> -Math.abs(a.score()))
                                .thenComparing(Anomaly::start))
                .toList();
    }

    private static Anomaly judged(Day day, boolean byWeekday, double median, double spread) {
        double far = FAR * spread * byChance(median);
        return new Anomaly(
                day.start(),
                day.end(),
                day.events(),
                median,
                Math.max(0, median - far),
                median + far,
                day.distance(median) / spread,
                reason(day, byWeekday, median));
    }

    /** The standard deviation of a day with that many events, were they independent. */
    private static double byChance(double median) {
        return Math.sqrt(Math.max(median, 1));
    }

    private static String reason(Day day, boolean byWeekday, double median) {
        String alike =
                byWeekday
                        ? day.local().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                + "s"
                        : "days";
        return String.format(
                Locale.ROOT,
                "%s: %d events; %s usually have %.0f.",
                day.local().toLocalDate(),
                day.events(),
                alike,
                median);
    }

    /** Whole days of the observed time, in its zone. A day may have 23 or 25 hours. */
    private static List<Day> days(HourlySeries series) {
        HourlySeries observed = series.observed();
        List<Day> days = new ArrayList<>();
        int hour = 0;
        while (hour < observed.hours()) {
            ZonedDateTime local = observed.local(hour);
            Instant end = local.toLocalDate().plusDays(1).atStartOfDay(series.zone()).toInstant();
            boolean whole = local.getHour() == 0 && !end.isAfter(observed.end());
            long sum = 0;
            int first = hour;
            while (hour < observed.hours()
                    && observed.local(hour).toLocalDate().equals(local.toLocalDate())) {
                sum += observed.events()[hour];
                hour++;
            }
            if (whole) {
                days.add(new Day(observed.at(first), observed.at(hour), local, sum));
            }
        }
        return days;
    }

    private static double middle(List<Long> values) {
        return median(values.stream().mapToDouble(Long::doubleValue).toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
