package io.phonelog.notification.stream;

/** Why somebody may not follow any more. */
public enum Lapse {
    /** The token or the key has run out. */
    EXPIRED,
    /** The key was taken back. */
    REVOKED
}
