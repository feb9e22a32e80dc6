package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of an attempt went, in milliseconds; null for what it did not come to. On a
 * connection that was open already connecting and TLS take none.
 */
record Phases(
        @Nullable Integer dns,
        @Nullable Integer connect,
        @Nullable Integer tls,
        @Nullable Integer firstByte) {
    static final Phases NONE = new Phases(null, null, null, null);
}
