package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads amounts of money: {@code 1.25}, {@code $1,250.00}, {@code 1250,00 €}, {@code (3.10)}. */
public final class DecimalReader {
    private static final int MAX_LENGTH = 32;
    private static final Pattern WITH_COMMA =
            Pattern.compile("(\\d*|\\d{1,3}(\\.\\d{3})+)(,\\d+)?");

    private DecimalReader() {}

    /** The amount, or null when the text is none or can be read in two ways. */
    public static @Nullable BigDecimal read(String text) {
        return read(text, DecimalReader::withPoint);
    }

    /** The amount in a text whose decimal sign is the comma, or null when it is none. */
    static @Nullable BigDecimal readWithComma(String text) {
        return read(text, DecimalReader::withCommaAsPoint);
    }

    private static @Nullable BigDecimal read(String text, UnaryOperator<@Nullable String> point) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        boolean negative = text.startsWith("(") && text.endsWith(")");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || (c == '.' || c == ',') && isDigitAt(text, i + 1)) {
                digits.append(c);
            } else if (c == '-') {
                // 12,- has no cents; 12- is negative.
                negative |= digits.length() == 0 || isDigitAt(text, i - 1);
            } else if (Character.isLetter(c) && digits.length() > 0 && !isSymbolAtEnd(text, i)) {
                return null;
            }
        }
        String plain = point.apply(digits.toString());
        if (plain == null || plain.isEmpty() || plain.equals(".")) {
            return null;
        }
        BigDecimal amount = new BigDecimal(plain);
        return negative ? amount.negate() : amount;
    }

    /** What ends a text or a word is no decimal sign. */
    private static boolean isDigitAt(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isSymbolAtEnd(String text, int at) {
        for (int i = at; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String withCommaAsPoint(String text) {
        return WITH_COMMA.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : null;
    }

    /**
     * The last separator is the point if both occur, or if it is not followed by three digits, or
     * not led by up to three of which the first is no nought.
     */
    private static @Nullable String withPoint(String text) {
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            char thousands = point > comma ? ',' : '.';
            String joined = text.replace(String.valueOf(thousands), "").replace(',', '.');
            return joined.indexOf('.') == joined.lastIndexOf('.') ? joined : null;
        }
        if (comma < 0) {
            return text.indexOf('.') == point ? text : null;
        }
        boolean thousands = text.length() - comma - 1 == 3 && comma <= 3 && !text.startsWith("0");
        boolean decimals = text.indexOf(',') == comma && !thousands;
        return decimals ? text.replace(',', '.') : text.replace(",", "");
    }
}
