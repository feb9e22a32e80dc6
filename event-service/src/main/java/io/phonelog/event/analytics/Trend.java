package io.phonelog.event.analytics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a series is going.
 *
 * @param direction {@code rising}, {@code falling}, {@code steady}, or {@code unknown} with too few
 *     points
 * @param changePerBucket how many events more each bucket has than the one before
 * @param change over the whole time, as a share of where it began; absent when it began at nothing
 * @param probability that chance alone would show so clear a direction
 */
record Trend(
        String direction,
        double changePerBucket,
        @org.jspecify.annotations.Nullable Double change,
        double probability,
        String reason) {
    static final int FEWEST_POINTS = 8;
    private static final double CLEAR = 0.05;

    /**
     * The trend by the median of all slopes (Theil 1950, Sen 1968), clear or not by the test of
     * Mann (1945) and Kendall (1975) with its correction for ties. Outliers hardly move either.
     */
    static Trend of(long[] points) {
        if (points.length < FEWEST_POINTS) {
            return new Trend(
                    "unknown", 0, null, 1, "There are fewer than " + FEWEST_POINTS + " points.");
        }
        double slope = slope(points);
        double probability = probability(points);
        boolean clear = probability < CLEAR && slope != 0;
        String direction = !clear ? "steady" : slope > 0 ? "rising" : "falling";
        double begin = begin(points, slope);
        double end = begin + slope * (points.length - 1);
        Double change = begin < 1 ? null : (Math.max(0, end) - begin) / begin;
        String reason =
                clear
                        ? String.format(
                                Locale.ROOT,
                                "From about %.0f to about %.0f a bucket over %d buckets.",
                                Math.max(0, begin),
                                Math.max(0, end),
                                points.length)
                        : "No direction that chance would not show as well.";
        return new Trend(direction, slope, change, probability, reason);
    }

    private static double slope(long[] points) {
        int n = points.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[at++] = (points[j] - points[i]) / (double) (j - i);
            }
        }
        return Anomaly.median(slopes);
    }

    private static double begin(long[] points, double slope) {
        double[] begins = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            begins[i] = points[i] - slope * i;
        }
        return Anomaly.median(begins);
    }

    private static double probability(long[] points) {
        int n = points.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += Long.signum(points[j] - points[i]);
            }
        }
        double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties(points)) / 18;
        if (variance <= 0 || s == 0) {
            return 1;
        }
        double z = (Math.abs(s) - 1) / Math.sqrt(variance);
        return 2 * upperTail(z);
    }

    private static double ties(long[] points) {
        long[] sorted = points.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                run++;
            } else {
                sum += run * (run - 1.0) * (2.0 * run + 5);
                run = 1;
            }
        }
        return sum;
    }

    /** Of the normal distribution; Abramowitz and Stegun 26.2.17, wrong by at most 7.5e-8. */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
