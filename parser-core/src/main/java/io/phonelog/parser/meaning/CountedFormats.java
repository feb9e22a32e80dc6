package io.phonelog.parser.meaning;

import io.phonelog.parser.meaning.TimeFormat.Parts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Times that are counts: seconds or milliseconds since some moment, days of a spreadsheet. */
final class CountedFormats {
    private static final double NEARLY_ALL = 0.95;

    private enum Range {
        /** 2001 to 2033; from there on they look like numbers of telephones in North America. */
        epoch_seconds(1_000_000_000L, 2_000_000_000L, false),
        epoch_millis(1_000_000_000_000L, 2_000_000_000_000L, false),
        /** 2010 to 2038, in files that Apple's systems named. */
        cocoa_seconds(284_000_000L, 1_170_000_000L, true),
        /** 1995 to 2065, with a fraction. */
        spreadsheet_days(34_700L, 60_300L, false);

        private final long from;
        private final long to;
        private final boolean ofApple;

        Range(long from, long to, boolean ofApple) {
            this.from = from;
            this.to = to;
            this.ofApple = ofApple;
        }

        private boolean holds(String value) {
            if (this == spreadsheet_days && value.indexOf('.') < 0 || value.length() > 24) {
                return false;
            }
            try {
                double number = Double.parseDouble(value);
                return number >= from && number <= to && Character.isDigit(value.charAt(0));
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    private CountedFormats() {}

    static @Nullable TimeFormat find(List<String> values, TimeHints hints) {
        for (Range range : Range.values()) {
            if (range.ofApple && !hints.apple()) {
                continue;
            }
            double holds = (double) values.stream().filter(range::holds).count() / values.size();
            if (holds >= NEARLY_ALL) {
                return new TimeFormat(range.name(), Parts.BOTH, 1, "", holds);
            }
        }
        return null;
    }
}
