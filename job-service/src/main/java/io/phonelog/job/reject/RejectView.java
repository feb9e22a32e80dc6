package io.phonelog.job.reject;

import org.jspecify.annotations.Nullable;

/** A rejected row as clients see it. */
public record RejectView(
        long line, @Nullable String column, String code, String message, String raw) {}
