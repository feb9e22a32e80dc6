package io.phonelog.parser.value;

import io.phonelog.contracts.event.Precision;

/** One way of writing times. */
sealed interface TimePattern permits PlainPattern, FormatterPattern {

    /** Reads a value; false when it is not of this pattern or no such time exists. */
    boolean read(String value, TimeParts into);

    /**
     * The pattern, in the letters of {@link java.time.format.DateTimeFormatter}.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static TimePattern of(String text) {
        boolean plain = true;
        boolean literal = false;
        String bare = MissingYear.bare(text);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            literal ^= c == '\'';
            plain &= literal || !Character.isLetter(c) || "yuMdHhmsSaX".indexOf(c) >= 0;
        }
        return plain ? new PlainPattern(text) : new FormatterPattern(text);
    }

    /** How exactly a time of this pattern is written. */
    static Precision precisionOf(String pattern) {
        if (pattern.indexOf('S') >= 0) {
            return Precision.MS;
        }
        if (pattern.indexOf('s') >= 0) {
            return Precision.SECOND;
        }
        return pattern.indexOf('m') >= 0 ? Precision.MINUTE : Precision.DAY;
    }
}
