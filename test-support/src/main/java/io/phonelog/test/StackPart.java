package io.phonelog.test;

/** A component that a test can ask for. */
public enum StackPart {
    POSTGRES,
    KAFKA,
    S3,
    /** Of the machine: see {@link Clamd}. */
    CLAMD
}
