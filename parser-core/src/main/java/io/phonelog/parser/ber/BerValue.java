package io.phonelog.parser.ber;

import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/** How the values of charging records are written. */
enum BerValue {
    /** Digits, two a byte, the first in the low half: TS 29.002, TBCD-STRING. */
    DIGITS,
    /** A byte for the type of number, another if that says so, then digits: TS 24.008, 10.5.4.7. */
    NUMBER,
    /** A byte for how many digits there are, one for the type of number, then digits: TS 23.040. */
    SHORT_MESSAGE_NUMBER,
    /** Year, month, day, hour, minute, second, sign, offset: TS 32.298, TimeStamp. */
    TIME,
    INTEGER,
    /** Location area and cell, by tags of their own. */
    LOCATION,
    BYTES;

    private static final String DIGIT_SIGNS = "0123456789*#abc";
    private static final int FILLER = 0xF;
    private static final int INTERNATIONAL = 1;
    private static final int ALPHANUMERIC = 5;
    private static final int TIME_BYTES = 9;
    private static final HexFormat HEX = HexFormat.of();

    /** The value as text, or null when it cannot be that. */
    @Nullable String read(byte[] bytes, BerElement at) {
        int from = at.from();
        int to = at.to();
        return switch (this) {
            case DIGITS -> digits(bytes, from, to);
            case NUMBER -> number(bytes, from, to);
            case SHORT_MESSAGE_NUMBER -> from < to ? number(bytes, from + 1, to) : null;
            case TIME -> to - from == TIME_BYTES ? time(bytes, from) : null;
            case INTEGER -> to - from >= 1 && to - from <= 8 ? integer(bytes, from, to) : null;
            case LOCATION -> location(bytes, at);
            case BYTES -> HEX.formatHex(bytes, from, Math.min(to, from + RowRecords.MAX_TEXT / 2));
        };
    }

    private static String digits(byte[] bytes, int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            for (int half : new int[] {bytes[i] & 0x0F, (bytes[i] & 0xF0) >> 4}) {
                if (half != FILLER) {
                    digits.append(DIGIT_SIGNS.charAt(half));
                }
            }
        }
        return digits.toString();
    }

    private static @Nullable String number(byte[] bytes, int from, int to) {
        if (from >= to) {
            return null;
        }
        int kind = bytes[from] >> 4 & 7;
        boolean extended =
                (bytes[from] & 0x80) == 0 && to - from > 1 && (bytes[from + 1] & 0x80) != 0;
        if (kind == ALPHANUMERIC) {
            return null;
        }
        String digits = digits(bytes, from + (extended ? 2 : 1), to);
        return kind == INTERNATIONAL && !digits.isEmpty() ? '+' + digits : digits;
    }

    private static @Nullable String time(byte[] bytes, int from) {
        StringBuilder time = new StringBuilder("20");
        String between = "--T::";
        for (int i = 0; i < 6; i++) {
            time.append(two(bytes[from + i]));
            time.append(i < between.length() ? between.substring(i, i + 1) : "");
        }
        char sign = (char) bytes[from + 6];
        time.append(sign == '-' ? '-' : '+');
        return time.append(two(bytes[from + 7]))
                .append(':')
                .append(two(bytes[from + 8]))
                .toString();
    }

    /** Unlike digits of numbers, those of times have the first in the high half. */
    private static String two(byte bcd) {
        return Integer.toHexString(bcd >> 4 & 0xF) + Integer.toHexString(bcd & 0xF);
    }

    private static String integer(byte[] bytes, int from, int to) {
        long value = bytes[from];
        for (int i = from + 1; i < to; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return Long.toString(value);
    }

    private static @Nullable String location(byte[] bytes, BerElement at) {
        BerElement area = at.inner(0);
        BerElement cell = at.inner(1);
        if (area == null || cell == null || area.size() > 4 || cell.size() > 4) {
            return null;
        }
        return unsigned(bytes, area) + "-" + unsigned(bytes, cell);
    }

    private static long unsigned(byte[] bytes, BerElement at) {
        long value = 0;
        for (int i = at.from(); i < at.to(); i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }
}
