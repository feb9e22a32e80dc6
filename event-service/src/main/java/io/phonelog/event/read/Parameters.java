package io.phonelog.event.read;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.platform.problem.FieldError;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the query parameters of one call, and collects what is wrong with them. */
public final class Parameters {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int DATE = "2026-01-31".length();

    private final List<FieldError> errors = new ArrayList<>();

    /** A time (RFC 3339), or a date, which means its first moment in UTC. */
    public @Nullable Instant time(String name, @Nullable String text) {
        Instant time = read(name, text, "a time such as 2026-01-31T08:00:00Z", Parameters::instant);
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            errors.add(new FieldError(name, "INVALID", "must be within the years 1 to 9999"));
            return null;
        }
        return time;
    }

    /** A constant by its name in lower case. */
    public <E extends Enum<E>> @Nullable E oneOf(
            String name, @Nullable String text, Class<E> type) {
        String choices =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return read(
                name,
                text,
                "one of " + choices,
                word -> Enum.valueOf(type, lowerCase(word).toUpperCase(Locale.ROOT)));
    }

    /** A time zone; that of UTC when none is named. */
    public ZoneId zone(String name, @Nullable String text) {
        ZoneId zone = read(name, text, "an IANA zone such as Europe/Berlin", ZoneId::of);
        return Objects.requireNonNullElse(zone, ZoneOffset.UTC);
    }

    /** A text of any kind but one with NUL, which Postgres takes in no text. */
    public @Nullable String text(String name, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            errors.add(new FieldError(name, "INVALID", "must not contain NUL"));
            return null;
        }
        return text;
    }

    /** A value of any kind; {@code what} says what it must be. */
    public <T> @Nullable T read(
            String name, @Nullable String text, String what, Function<String, T> reader) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            errors.add(new FieldError(name, "INVALID", "must be " + what));
            return null;
        }
    }

    /** A range must not end before it begins. */
    public void inOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            errors.add(new FieldError("to", "INVALID", "must be after from"));
        }
    }

    /** Throws the problem of all that was wrong so far. */
    public void check() {
        if (!errors.isEmpty()) {
            String detail =
                    errors.stream()
                            .map(error -> error.field() + " " + error.message())
                            .collect(Collectors.joining("; "));
            throw VALIDATION_FAILED.because(detail, errors.toArray(FieldError[]::new));
        }
    }

    private static Instant instant(String text) {
        return text.length() == DATE
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                // An unescaped plus before the offset arrives as a space.
                : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static String lowerCase(String word) {
        if (!word.equals(word.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not in lower case");
        }
        return word;
    }
}
