package io.phonelog.parser.sample;

/** The layouts that sample files are written in. */
public enum SampleLayout {
    /** Asterisk Master.csv: eighteen columns, no header. */
    ASTERISK,
    /** T-Mobile US consumer CSV with minutes. */
    T_MOBILE
}
