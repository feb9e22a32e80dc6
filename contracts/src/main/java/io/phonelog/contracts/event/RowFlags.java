package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * The presence bits at the start of each row. A bit keeps its meaning for good; new ones go last.
 */
final class RowFlags {
    static final long SUBTYPE = 1;
    static final long ANSWER = 1 << 1;
    static final long END = 1 << 2;
    static final long DURATION = 1 << 3;
    static final long BILLED = 1 << 4;
    static final long RING = 1 << 5;
    static final long BYTES_UP = 1 << 6;
    static final long BYTES_DOWN = 1 << 7;
    static final long MESSAGE_COUNT = 1 << 8;
    static final long COST = 1 << 9;
    static final long CURRENCY = 1 << 10;
    static final long FIRST_CELL = 1 << 11;
    static final long LAST_CELL = 1 << 12;
    static final long IMEI = 1 << 13;
    static final long IMSI = 1 << 14;
    static final long ICCID = 1 << 15;
    static final long ROAMING = 1 << 16;
    static final long CAUSE = 1 << 17;
    static final long CALL_GROUP = 1 << 18;
    static final long LEG = 1 << 19;
    static final long LEG_COUNT = 1 << 20;
    static final long CONFIDENCE = 1 << 21;
    static final long WARNINGS = 1 << 22;
    static final long EXTRAS = 1 << 23;
    static final long SHEET = 1 << 24;
    static final long PAGE = 1 << 25;

    /** The event's id is written out: it does not follow from tenant, file and offset. */
    static final long OWN_ID = 1 << 26;

    /** How a party is written: two bits each, subject, from, to, dialled, forwarded to. */
    static final int ABSENT = 0;

    static final int WRITTEN = 1;
    static final int AS_IN_LAST_ROW = 2;
    static final int SUBJECT_AGAIN = 3;

    /** How a party's international number is written. */
    static final int NO_E164 = 0;

    static final int E164_IS_RAW = 1;
    static final int E164_IS_PLUS_RAW = 2;
    static final int E164_WRITTEN = 3;

    private RowFlags() {}

    static long bit(long flag, @Nullable Object value) {
        return value == null ? 0 : flag;
    }
}
