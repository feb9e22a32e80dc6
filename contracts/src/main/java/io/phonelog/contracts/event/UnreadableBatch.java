package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/** Bytes that are no row batch, or one of a newer schema. Reading them again will not help. */
public final class UnreadableBatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableBatch(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
