package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The header {@code Retry-After} (RFC 9110): seconds, or a date in any of the three forms that
 * receivers of dates have to know.
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** Years of two digits are of the century around now. */
    private static final int BASE_YEAR = 1970;

    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern("EEEE, dd-MMM-")
                            .appendValueReduced(ChronoField.YEAR, 2, 2, BASE_YEAR)
                            .appendPattern(" HH:mm:ss 'GMT'")
                            .toFormatter(Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

    private RetryAfter() {}

    /** What is asked for; null when nothing is, or nothing that can be read. */
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        for (DateTimeFormatter form : DATES) {
            try {
                Instant then = ZonedDateTime.parse(text, form.withZone(ZoneOffset.UTC)).toInstant();
                return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
            } catch (DateTimeException e) {
                // Perhaps in the next form.
            }
        }
        return null;
    }
}
