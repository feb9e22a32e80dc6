package io.phonelog.test;

/** A component that a test can ask for. */
public enum StackPart {
    POSTGRES,
    /** A copy of it that follows and can be read. */
    STANDBY,
    KAFKA,
    S3,
    /** Of the machine: see {@link Clamd}. */
    CLAMD
}
