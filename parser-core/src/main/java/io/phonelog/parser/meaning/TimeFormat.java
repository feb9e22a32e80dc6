package io.phonelog.parser.meaning;

/**
 * How the times of a column are written.
 *
 * @param format for {@link io.phonelog.parser.value.TimeReader}; several patterns are divided by
 *     {@code |}
 * @param parts what a value says
 * @param confidence 0 to 1, that days are not taken for months
 * @param evidence for the order of day and month, in words; empty when it cannot be mistaken
 * @param readable the share of values that it reads
 */
record TimeFormat(String format, Parts parts, double confidence, String evidence, double readable) {
    enum Parts {
        DATE,
        CLOCK,
        BOTH
    }
}
