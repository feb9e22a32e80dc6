package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads times as a column writes them: patterns separated by {@code |}, or {@code epoch_seconds},
 * {@code epoch_millis}, {@code cocoa_seconds} (since 2001) or {@code spreadsheet_days}. A year in
 * braces at the end of a pattern is that of dates without one, as in {@code MM/dd HH:mm{2026}}
 * ({@link MissingYear}). Without a format only ISO 8601 is understood: anything else would be a
 * guess.
 */
public final class TimeReader {
    private static final String ISO =
            "yyyy-MM-dd HH:mm:ss|yyyy-MM-dd'T'HH:mm:ssX|yyyy-MM-dd'T'HH:mm:ss|yyyy-MM-dd HH:mm|"
                    + "yyyy-MM-dd'T'HH:mm:ss.SSSX|yyyy-MM-dd HH:mm:ss.SSS|yyyy-MM-dd HH:mm:ssX|"
                    + "yyyy-MM-dd|HH:mm:ss|HH:mm";

    private final String format;
    private final TimePattern[] patterns;
    private final @Nullable CountedTime counted;
    private int last;

    /**
     * @throws IllegalArgumentException when the format is not understood
     */
    public TimeReader(@Nullable String format) {
        this.format = format == null ? "yyyy-MM-dd HH:mm:ss" : format;
        this.counted = CountedTime.named(format);
        List<TimePattern> all = new ArrayList<>();
        if (counted == null) {
            for (String pattern : (format == null ? ISO : format).split("\\|")) {
                all.add(TimePattern.of(pattern));
            }
        }
        this.patterns = all.toArray(TimePattern[]::new);
    }

    /** Reads a value; false when it is no time of this format. */
    public boolean read(String value, TimeParts into) {
        if (counted != null) {
            return counted.read(value, into);
        }
        if (patterns[last].read(value, into)) {
            return true;
        }
        for (int i = 0; i < patterns.length; i++) {
            if (i != last && patterns[i].read(value, into)) {
                last = i;
                return true;
            }
        }
        return false;
    }

    /** For messages. */
    @Override
    public String toString() {
        return format;
    }
}
