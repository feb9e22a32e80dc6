package io.phonelog.parser.meaning;

import io.phonelog.parser.shape.Shape;
import io.phonelog.parser.value.Degrees;

import java.util.List;

/**
 * What speaks for the values of a column being degrees of places.
 *
 * @param north the share that are latitudes, 0 to 1
 * @param east the share that are longitudes
 * @param exact the share with four decimals or more, a sign of degrees, or a hemisphere's letter
 * @param finest the share with five decimals or more, or such signs: money has fewer
 * @param parted the share with two decimals or more, or such signs
 * @param far whether the values are below nought, greater than a latitude, or close together as
 *     what one telephone passes is
 */
record Coordinates(
        double north, double east, double exact, double finest, double parted, boolean far) {
    private static final int ASKED = 200;
    private static final double MOST = 0.9;
    private static final double POLE = 90;

    /** Nearer than this share of the greatest, where that is not small as money is. */
    private static final double CLOSE = 0.5;

    private static final int FINE = 5;

    static Coordinates of(List<String> values) {
        List<String> asked = values.subList(0, Math.min(ASKED, values.size()));
        int north = 0;
        int east = 0;
        int exact = 0;
        int finest = 0;
        int parted = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (String value : asked) {
            Double degrees = Degrees.LONGITUDE.read(value);
            Double latitude = Degrees.LATITUDE.read(value);
            north += latitude == null ? 0 : 1;
            east += degrees == null ? 0 : 1;
            degrees = degrees == null ? latitude : degrees;
            if (degrees != null) {
                int decimals = decimals(value);
                exact += Shape.COORDINATE.matches(value) ? 1 : 0;
                finest += decimals >= FINE ? 1 : 0;
                parted += decimals > 1 ? 1 : 0;
                least = degrees == 0 ? least : Math.min(least, degrees);
                most = degrees == 0 ? most : Math.max(most, degrees);
            }
        }
        double all = Math.max(1, asked.size());
        boolean close = most >= 1 && most - least <= most * CLOSE;
        boolean far = least < 0 || most > POLE || close;
        return new Coordinates(
                north / all, east / all, exact / all, finest / all, parted / all, far);
    }

    /** Signs of degrees and letters are as good as many decimals. */
    private static int decimals(String value) {
        int point = Math.max(value.indexOf('.'), value.indexOf(','));
        boolean marked = value.codePoints().anyMatch(c -> c == '°' || Character.isLetter(c));
        return marked ? FINE : point < 0 ? 0 : value.length() - point - 1;
    }

    boolean latitudes() {
        return north >= MOST && parted >= MOST;
    }

    boolean longitudes() {
        return east >= MOST && parted >= MOST;
    }

    /** Whether they are coordinates whatever the column is called. */
    boolean surely() {
        return exact >= MOST && far;
    }
}
