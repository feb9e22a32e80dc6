package io.phonelog.parser.value;

/** Numbers with a fraction behind a point or comma. */
final class DecimalText {
    private static final int MAX_FRACTION = 9;

    private DecimalText() {}

    /**
     * The number, or -1 when that part of the text is anything but figures with at most one point.
     */
    static double number(String text, int from, int to) {
        int point = from;
        while (point < to && text.charAt(point) != '.' && text.charAt(point) != ',') {
            point++;
        }
        long whole = Digits.number(text, from, point);
        if (whole < 0 || point == to) {
            return whole;
        }
        long fraction = Digits.number(text, point + 1, to);
        int digits = to - point - 1;
        return fraction < 0 || digits > MAX_FRACTION ? -1 : whole + fraction / Math.pow(10, digits);
    }
}
