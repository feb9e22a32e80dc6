package io.phonelog.parser.value;

import io.phonelog.contracts.event.Precision;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads times as a column writes them: patterns separated by {@code |}, or {@code epoch_seconds} or
 * {@code epoch_millis}. Without a format only ISO 8601 is understood: anything else would be a
 * guess.
 */
public final class TimeReader {
    private static final String ISO =
            "yyyy-MM-dd HH:mm:ss|yyyy-MM-dd'T'HH:mm:ssX|yyyy-MM-dd'T'HH:mm:ss|yyyy-MM-dd HH:mm|"
                    + "yyyy-MM-dd'T'HH:mm:ss.SSSX|yyyy-MM-dd HH:mm:ss.SSS|yyyy-MM-dd HH:mm:ssX|"
                    + "yyyy-MM-dd|HH:mm:ss|HH:mm";
    private static final String SECONDS = "epoch_seconds";
    private static final String MILLIS = "epoch_millis";

    private final String format;
    private final TimePattern[] patterns;
    private final int perSecond;
    private int last;

    /**
     * @throws IllegalArgumentException when the format is not understood
     */
    public TimeReader(@Nullable String format) {
        this.format = format == null ? "yyyy-MM-dd HH:mm:ss" : format;
        this.perSecond = SECONDS.equals(format) ? 1 : MILLIS.equals(format) ? 1000 : 0;
        List<TimePattern> all = new ArrayList<>();
        if (perSecond == 0) {
            for (String pattern : (format == null ? ISO : format).split("\\|")) {
                all.add(TimePattern.of(pattern));
            }
        }
        this.patterns = all.toArray(TimePattern[]::new);
    }

    /** Reads a value; false when it is no time of this format. */
    public boolean read(String value, TimeParts into) {
        if (perSecond > 0) {
            return readEpoch(value, into);
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

    private boolean readEpoch(String value, TimeParts into) {
        long number = Digits.number(value);
        if (number < 0) {
            return false;
        }
        into.clear();
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(
                        number / perSecond, (int) (number % perSecond * 1_000_000), ZoneOffset.UTC);
        into.year = time.getYear();
        into.month = time.getMonthValue();
        into.day = time.getDayOfMonth();
        into.hour = time.getHour();
        into.minute = time.getMinute();
        into.second = time.getSecond();
        into.nano = time.getNano();
        into.offset = 0;
        into.precision = perSecond == 1 ? Precision.SECOND : Precision.MS;
        return into.settle();
    }

    /** For messages. */
    @Override
    public String toString() {
        return format;
    }
}
