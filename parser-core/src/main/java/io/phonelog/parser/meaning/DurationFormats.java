package io.phonelog.parser.meaning;

import io.phonelog.parser.value.DurationReader;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the notation of a column of durations: by what times beside it show, by its name, or by how
 * its values look.
 */
final class DurationFormats {
    private static final double MOST = 0.9;
    private static final int MANY = 15;

    /**
     * @param notation for {@link DurationReader}
     * @param confidence 0 to 1, that the unit is right
     * @param evidence in words
     */
    record Found(String notation, double confidence, String evidence) {}

    private static final Found SECONDS_MOST_OFTEN =
            new Found("seconds", 0.94, "whole numbers are most often seconds");

    private DurationFormats() {}

    /** The notation; null when most values are no durations. */
    static @Nullable Found find(String name, List<String> values) {
        String shape = values.isEmpty() ? "seconds" : notationOf(values);
        if (!reads(shape, values)) {
            return null;
        }
        if (shape.equals("hh:mm:ss")) {
            return new Found(shape, 1, "the values write hours, minutes and seconds");
        }
        if (values.stream().anyMatch(DurationFormats::hasUnit)) {
            return new Found("seconds", 1, "the values write their units");
        }
        return shape.equals("mm:ss") ? ofClock(name) : ofNumbers(name, values);
    }

    private static Found ofClock(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("hh:mm") || lower.contains("h:mm") || lower.contains("h:m")) {
            return new Found("hh:mm", 0.98, "the name says hours and minutes");
        }
        boolean said = lower.contains("mm:ss") || lower.contains("m:s");
        String why = said ? "the name says so" : "two parts are most often minutes and seconds";
        return new Found("mm:ss", said ? 1 : 0.93, why);
    }

    private static Found ofNumbers(String name, List<String> values) {
        Set<String> concepts = Concepts.of(name);
        boolean fractions = values.stream().anyMatch(v -> v.indexOf('.') > 0 || v.indexOf(',') > 0);
        boolean minutes = concepts.contains("minutes");
        if (concepts.contains("millis")) {
            return new Found("milliseconds", 0.98, "the name says milliseconds");
        }
        if (concepts.contains("tenths")) {
            return new Found(
                    minutes ? "tenths_of_minutes" : "tenths_of_seconds",
                    0.95,
                    "the name says tenths");
        }
        if (concepts.contains("seconds")) {
            return new Found("seconds", 0.99, "the name says seconds");
        }
        if (minutes) {
            return new Found("minutes", 0.97, "the name says minutes");
        }
        if (fractions) {
            return new Found("minutes", 0.6, "fractions are most often of minutes");
        }
        return SECONDS_MOST_OFTEN;
    }

    /**
     * The notation of what was talked: bare numbers are minutes if a length that is written out
     * beside them says so, and may be if none is above 60.
     *
     * @param beside lengths that are written out, by column and row, in seconds; negative where
     *     none is
     */
    static @Nullable Found ofTalk(String name, List<String> values, List<long[]> beside) {
        Found found = find(name, values.stream().filter(value -> !value.isEmpty()).toList());
        if (found != SECONDS_MOST_OFTEN) {
            return found;
        }
        for (long[] lengths : beside) {
            Found same = matching(values, Arrays.stream(lengths).boxed().toList());
            if (same != null) {
                return new Found(same.notation, 0.97, "it is as long as what is written beside it");
            }
        }
        return areShort(values)
                ? new Found("minutes", 0.7, "none is above 60, so that they may be minutes")
                : found;
    }

    /** Of many calls some last for more than a minute. */
    private static boolean areShort(List<String> values) {
        DurationReader reader = new DurationReader("seconds");
        long[] some =
                values.stream()
                        .filter(value -> !value.isEmpty())
                        .mapToLong(reader::seconds)
                        .filter(s -> s > 0)
                        .toArray();
        return some.length >= MANY && Arrays.stream(some).allMatch(s -> s < 60);
    }

    /**
     * Which notation agrees with lengths that are known from elsewhere, in most rows; null when
     * none does.
     */
    static @Nullable Found matching(List<String> values, List<Long> lengths) {
        for (String notation :
                List.of(
                        "seconds",
                        "hh:mm:ss",
                        "milliseconds",
                        "minutes",
                        "tenths_of_seconds",
                        "tenths_of_minutes",
                        "hh:mm")) {
            DurationReader reader = new DurationReader(notation);
            int unit = notation.contains("minutes") || notation.equals("hh:mm") ? 60 : 1;
            int both = 0;
            int agree = 0;
            int positive = 0;
            for (int i = 0; i < Math.min(values.size(), lengths.size()); i++) {
                if (values.get(i).isEmpty() || lengths.get(i) < 0) {
                    continue;
                }
                long seconds = reader.seconds(values.get(i));
                both++;
                agree += seconds >= 0 && Math.abs(seconds - lengths.get(i)) <= unit ? 1 : 0;
                positive += lengths.get(i) > unit * 3 ? 1 : 0;
            }
            if (positive >= 3 && agree >= both * MOST) {
                return new Found(notation, 1, "it is the time between two others");
            }
        }
        return null;
    }

    private static String notationOf(List<String> values) {
        int three = 0;
        int two = 0;
        for (String value : values) {
            int first = value.indexOf(':');
            if (first >= 0) {
                boolean more = value.indexOf(':', first + 1) > 0;
                three += more ? 1 : 0;
                two += more ? 0 : 1;
            }
        }
        return three > 0 ? "hh:mm:ss" : two > 0 ? "mm:ss" : "seconds";
    }

    private static boolean hasUnit(String value) {
        return value.codePoints().anyMatch(c -> Character.isLetter(c) || c == '\'');
    }

    private static boolean reads(String notation, List<String> values) {
        DurationReader reader = new DurationReader(notation);
        long read = values.stream().filter(v -> reader.seconds(v) >= 0).count();
        return read >= values.size() * MOST;
    }
}
