package io.phonelog.parser.value;

import io.phonelog.contracts.event.Precision;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Patterns with rarer letters, such as names of days, read by the JDK. */
final class FormatterPattern implements TimePattern {
    private final DateTimeFormatter formatter;
    private final Precision precision;

    FormatterPattern(String text) {
        this.formatter =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(text)
                        .toFormatter(Locale.ENGLISH);
        this.precision = TimePattern.precisionOf(text);
    }

    @Override
    public boolean read(String value, TimeParts into) {
        try {
            TemporalAccessor time = formatter.parse(value);
            into.clear();
            into.year = part(time, ChronoField.YEAR, into.year);
            into.month = part(time, ChronoField.MONTH_OF_YEAR, into.month);
            into.day = part(time, ChronoField.DAY_OF_MONTH, into.day);
            into.hour = part(time, ChronoField.HOUR_OF_DAY, 0);
            into.minute = part(time, ChronoField.MINUTE_OF_HOUR, 0);
            into.second = part(time, ChronoField.SECOND_OF_MINUTE, 0);
            into.nano = part(time, ChronoField.NANO_OF_SECOND, 0);
            into.offset = part(time, ChronoField.OFFSET_SECONDS, TimeParts.NO_OFFSET);
            into.precision = precision;
            return into.settle();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int part(TemporalAccessor time, ChronoField field, int otherwise) {
        return time.isSupported(field) ? time.get(field) : otherwise;
    }
}
