package io.phonelog.notification.stream;

/** Why somebody may not follow any more. */
enum Lapse {
    /** The token or the key has run out. */
    EXPIRED,
    /** The key was taken back. */
    REVOKED
}
