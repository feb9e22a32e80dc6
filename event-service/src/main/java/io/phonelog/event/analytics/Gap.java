package io.phonelog.event.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A silence that the series' own rhythm does not explain.
 *
 * @param from the first silent hour
 * @param to the end of the last one
 * @param expectedEvents usual at these hours of the week
 * @param probability that such a silence comes by chance, in a series that is otherwise as this one
 */
record Gap(
        Instant from,
        Instant to,
        long hours,
        double expectedEvents,
        double probability,
        String reason) {

    /** Fewer events, or a shorter time, have no rhythm that one could know. */
    static final int FEWEST_EVENTS = 50;

    static final int FEWEST_HOURS = 2 * HourlySeries.HOURS_A_WEEK;

    /** Of so many silences as the series has, fewer than this may be named by mistake. */
    private static final double MISTAKES = 0.01;

    /** With one degree of freedom. */
    private static final double MEDIAN_OF_CHI_SQUARE = 0.455;

    /** Whether the series is long enough to say anything. */
    static boolean canBeFound(HourlySeries series) {
        HourlySeries observed = series.observed();
        return observed.total() >= FEWEST_EVENTS && observed.hours() >= FEWEST_HOURS;
    }

    /**
     * The gaps of a series, the least likely first.
     *
     * <p>Events of an hour are taken for a Poisson process with the mean of their hour of the week,
     * thinned by the dispersion of the days: events that come in bursts leave longer silences. A
     * silence is named when, of all silences of the series, none so unlikely were to be expected.
     */
    static List<Gap> of(HourlySeries series) {
        if (!canBeFound(series)) {
            return List.of();
        }
        HourlySeries observed = series.observed();
        double[] usual = usualWeek(observed);
        double bursts = dispersion(observed, usual);
        List<int[]> silences = silences(observed);
        List<Gap> gaps = new ArrayList<>();
        for (int[] silence : silences) {
            double expected = 0;
            for (int hour = silence[0]; hour < silence[1]; hour++) {
                expected += usual[observed.slot(hour)];
            }
            double probability = Math.exp(-expected / bursts);
            if (probability * silences.size() < MISTAKES) {
                gaps.add(gap(observed, silence, expected, probability));
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::probability).thenComparing(Gap::from));
        return gaps;
    }

    private static Gap gap(
            HourlySeries series, int[] silence, double expected, double probability) {
        Instant from = series.at(silence[0]);
        Instant to = series.at(silence[1]);
        long hours = Duration.between(from, to).toHours();
        String reason =
                String.format(
                        Locale.ROOT,
                        "No events for %d h; at these hours of the week there are usually about %.0f.",
                        hours,
                        expected);
        return new Gap(from, to, hours, expected, probability, reason);
    }

    private static double[] usualWeek(HourlySeries series) {
        double[] sums = new double[HourlySeries.HOURS_A_WEEK];
        int[] counts = new int[HourlySeries.HOURS_A_WEEK];
        for (int hour = 0; hour < series.hours(); hour++) {
            int slot = series.slot(hour);
            sums[slot] += series.events()[hour];
            counts[slot]++;
        }
        for (int slot = 0; slot < sums.length; slot++) {
            sums[slot] /= Math.max(1, counts[slot]);
        }
        return sums;
    }

    /**
     * Variance over mean of the days' numbers, as far as the week does not explain them; at least
     * 1. By the median, so that a day out of the ordinary does not make silences ordinary.
     */
    private static double dispersion(HourlySeries series, double[] usual) {
        List<Double> squares = new ArrayList<>();
        for (int first = 0;
                first + HourlySeries.HOURS_A_DAY <= series.hours();
                first += HourlySeries.HOURS_A_DAY) {
            double expected = 0;
            double seen = 0;
            for (int hour = first; hour < first + HourlySeries.HOURS_A_DAY; hour++) {
                expected += usual[series.slot(hour)];
                seen += series.events()[hour];
            }
            if (expected > 0 && seen > 0) {
                squares.add((seen - expected) * (seen - expected) / expected);
            }
        }
        if (squares.isEmpty()) {
            return 1;
        }
        double median = Anomaly.median(squares.stream().mapToDouble(Double::doubleValue).toArray());
        return Math.max(1, median / MEDIAN_OF_CHI_SQUARE);
    }

    /** Runs of silent hours, each as first hour and the hour after the last. */
    private static List<int[]> silences(HourlySeries series) {
        List<int[]> silences = new ArrayList<>();
        int begin = -1;
        for (int hour = 0; hour < series.hours(); hour++) {
            boolean silent = series.events()[hour] == 0;
            if (silent && begin < 0) {
                begin = hour;
            } else if (!silent && begin >= 0) {
                silences.add(new int[] {begin, hour});
                begin = -1;
            }
        }
        return silences;
    }
}
