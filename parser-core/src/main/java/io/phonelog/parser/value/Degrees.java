package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads coordinates: {@code 43.61502}, {@code -116,2023}, {@code 43.61502° N}, {@code W 116.2023},
 * {@code 43°36'54.1"N}. What can be read in two ways is not read: a minus beside the letter of a
 * hemisphere, or {@code O}, which is east in German and west in Spanish.
 */
public enum Degrees {
    LATITUDE(90, 'N', 'S'),
    LONGITUDE(180, 'E', 'W');

    private static final int MAX_LENGTH = 40;
    private static final int MAX_FRACTION = 20;
    private static final double SIXTIETHS = 60;
    private static final String NUMBER = "\\d{1,3}(?:[.,]\\d{1,20})?";
    private static final Pattern MARKS = Pattern.compile("[°º'′’\"″”:\\s-]+");
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "([NSEW]?)\\s*([-+]?)(%1$s(?:%2$s%1$s){0,2})[°º'′’\"″”\\s]*([NSEW]?)"
                            .formatted(NUMBER, MARKS));

    private final int most;
    private final char positive;
    private final char negative;

    Degrees(int most, char positive, char negative) {
        this.most = most;
        this.positive = positive;
        this.negative = negative;
    }

    /** Degrees north or east; null when the text says none, or more than there are. */
    public @Nullable Double read(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Double plain = plain(text);
        Double degrees = plain == null ? written(text) : plain;
        return degrees == null || Math.abs(degrees) > most ? null : degrees;
    }

    /** The way of nearly all files, without a pattern. */
    private static @Nullable Double plain(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        int from = signed ? 1 : 0;
        int point = from;
        while (point < text.length() && Character.digit(text.charAt(point), 10) >= 0) {
            point++;
        }
        boolean whole = point == text.length();
        boolean divided = !whole && (text.charAt(point) == '.' || text.charAt(point) == ',');
        int fraction = text.length() - point - 1;
        if (point == from || point - from > 3 || !whole && !divided || fraction > MAX_FRACTION) {
            return null;
        }
        boolean figures = whole || Digits.only(text.substring(point + 1));
        return figures && Digits.only(text.substring(from, point)) ? number(text) : null;
    }

    private static Double number(String text) {
        return Double.valueOf(text.replace(',', '.'));
    }

    private @Nullable Double written(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            return null;
        }
        String letter = found.group(1) + found.group(4);
        boolean marked = !letter.isEmpty() || text.indexOf('°') > 0 || text.indexOf('º') > 0;
        boolean twice = letter.length() > 1 || !letter.isEmpty() && !found.group(2).isEmpty();
        Double size = marked && !twice ? size(MARKS.split(found.group(3))) : null;
        return size == null ? null : signed(size, letter, found.group(2).equals("-"));
    }

    private @Nullable Double signed(double size, String letter, boolean minus) {
        if (letter.isEmpty()) {
            return minus ? -size : size;
        }
        char its = letter.charAt(0);
        return its == positive ? (Double) size : its == negative ? (Double) (-size) : null;
    }

    /** Degrees, minutes and seconds, of which only the last has a fraction. */
    private static @Nullable Double size(String[] parts) {
        double size = 0;
        double unit = 1;
        for (int i = 0; i < parts.length; i++) {
            double part = number(parts[i]);
            boolean last = i == parts.length - 1;
            if (i > 0 && part >= SIXTIETHS || !last && !Digits.only(parts[i])) {
                return null;
            }
            size += part * unit;
            unit /= SIXTIETHS;
        }
        return size;
    }
}
