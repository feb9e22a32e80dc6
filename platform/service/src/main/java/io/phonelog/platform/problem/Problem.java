package io.phonelog.platform.problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error to be answered as {@code application/problem+json}. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    Problem(ProblemType type, String detail, @Nullable Throwable cause, FieldError... errors) {
        super(detail, cause, false, cause != null);
        this.type = type;
        this.errors = List.of(errors);
    }

    /** Adds a member to the answer, as {@code missingChunks}. */
    public Problem with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Adds a header to the answer, as {@code Content-Range}. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Tells the client when it may try again. */
    public Problem retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
