package io.phonelog.platform.problem;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A kind of problem. Every service has one enum of these: its whole error surface on one screen.
 * The constant's name is the stable {@code code}.
 */
public interface ProblemType {
    /** The stable code, UPPER_SNAKE. */
    String name();

    /** The HTTP status. */
    int status();

    /** The same for every occurrence. */
    String title();

    /** The problem, with what is particular to this occurrence: say what to do about it. */
    default Problem because(String detail) {
        return new Problem(this, detail, null);
    }

    /** The problem of a field of the request. */
    default Problem because(String detail, FieldError... errors) {
        return new Problem(this, detail, null, errors);
    }

    /** The problem, caused by a failure that is logged but never shown. */
    default Problem because(String detail, @Nullable Throwable cause) {
        return new Problem(this, detail, cause);
    }

    /** The {@code type} URI. */
    default String uri() {
        return "urn:phonelog:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
