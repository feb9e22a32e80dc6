package io.phonelog.parser.value;

/** Text of digits. */
public final class Digits {
    private static final int MAX = 18;

    private Digits() {}

    /** The number, or -1 when the text is anything but 1 to 18 ASCII digits. */
    public static long number(String text) {
        return number(text, 0, text.length());
    }

    static long number(String text, int from, int to) {
        if (to <= from || to - from > MAX) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Whether the text is nothing but ASCII digits, and has some. */
    public static boolean only(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
