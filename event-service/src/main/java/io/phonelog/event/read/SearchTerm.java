package io.phonelog.event.read;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What somebody searches for: a number or part of one, or a name or another text.
 *
 * @param text as written, without space around it
 * @param digits of a number, without punctuation; empty when it is no number
 * @param folded the text without accents
 */
record SearchTerm(String text, String digits, Folded folded) {
    /** Numbers of one country are written with and without its code; these digits stay the same. */
    static final int NATIONAL_DIGITS = 10;

    /** Fewer digits are in nearly every number. */
    static final int FEWEST_DIGITS = 3;

    /** Fewer after a zero are a fragment, not a number as it is dialled within its country. */
    private static final int FEWEST_DIALLED = 6;

    private static final Pattern NUMBER = Pattern.compile("[+(]*\\d[\\d\\s().\\-/]*");

    /** As in +44 (0)20 7946 0000: dialled only within the country. */
    private static final Pattern TRUNK = Pattern.compile("\\(0+\\)");

    private static final Pattern PUNCTUATION = Pattern.compile("\\D");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s().\\-/]");

    static SearchTerm of(String written) {
        String text = written.strip();
        boolean number = writesNumber(text);
        String dialled = text.startsWith("+") ? TRUNK.matcher(text).replaceAll("") : text;
        String digits = number ? PUNCTUATION.matcher(dialled).replaceAll("") : "";
        return new SearchTerm(text, digits, Folded.of(text));
    }

    /**
     * Whether it is nothing but a number, or part of one, with what people put between its digits.
     */
    static boolean writesNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * What people put between digits is in no address: left out of what is nothing but a number.
     */
    static String numberIn(String text) {
        return writesNumber(text) ? BETWEEN_DIGITS.matcher(text).replaceAll("") : text;
    }

    boolean isNumber() {
        return !digits.isEmpty();
    }

    /** The digits without the zeros that are dialled before a number, but are no part of it. */
    private String undialled() {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.length() - zeros < FEWEST_DIALLED ? digits : digits.substring(zeros);
    }

    /** With its country's code, unless it was dialled without. */
    String international() {
        return "+" + (digits.startsWith("00") ? undialled() : digits);
    }

    /** The part of a number that must be there: at most its last ten digits. */
    String part() {
        String number = undialled();
        return number.length() <= NATIONAL_DIGITS
                ? number
                : number.substring(number.length() - NATIONAL_DIGITS);
    }

    /** Where it stands in an address or a name; null when it does not. */
    Folded.@Nullable Span in(String value) {
        if (!isNumber()) {
            return Folded.of(value).find(folded);
        }
        int start = value.indexOf(part());
        return start < 0 ? null : new Folded.Span(start, start + part().length());
    }
}
