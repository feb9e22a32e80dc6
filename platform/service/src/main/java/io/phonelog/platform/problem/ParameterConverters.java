package io.phonelog.platform.problem;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads parameters that are more than text. What cannot be read is a mistake of the client, which
 * is told where it is; JAX-RS by itself would answer 404. An id in a path is left to it: what is no
 * id names nothing that there is.
 */
@Provider
public class ParameterConverters implements ParamConverterProvider {
    private static final Notation WHOLE = new Notation("a whole number", Integer::valueOf);
    private static final Notation LONG = new Notation("a whole number", Long::valueOf);
    private static final Notation TRUTH = new Notation("true or false", ParameterConverters::truth);
    private static final Notation ID = new Notation("a UUID", UUID::fromString);
    private static final Notation TIME =
            new Notation("a time such as 2026-01-31T08:00:00Z", ParameterConverters::time);
    private static final int LAST_YEAR = 9_999;
    private static final Map<Class<?>, Notation> NOTATIONS =
            Map.of(
                    int.class, WHOLE,
                    Integer.class, WHOLE,
                    long.class, LONG,
                    Long.class, LONG,
                    boolean.class, TRUTH,
                    Boolean.class, TRUTH,
                    UUID.class, ID,
                    Instant.class, TIME);

    /** How values of a type are written. */
    private record Notation(String what, Function<String, Object> reader) {}

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation[] annotations) {
        Notation notation = NOTATIONS.get(type);
        String name = nameOf(annotations, notation);
        return notation == null || name == null ? null : new Reading<>(name, notation);
    }

    private static @Nullable String nameOf(Annotation[] annotations, @Nullable Notation notation) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path && notation != ID) {
                return path.value();
            }
        }
        return null;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Instant time(String text) {
        // An unescaped plus before the offset arrives as a space.
        OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("no year of four digits");
        }
        return time.toInstant();
    }

    private record Reading<T>(String name, Notation notation) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return (T) notation.reader().apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                String message = "must be " + notation.what();
                throw VALIDATION_FAILED.because(
                        name + " " + message, new FieldError(name, "INVALID", message));
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
