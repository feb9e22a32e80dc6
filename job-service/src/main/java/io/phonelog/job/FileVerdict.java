package io.phonelog.job;

/** Whether a job's file may be read. */
public enum FileVerdict {
    AWAITED,
    LET_IN,
    REFUSED
}
