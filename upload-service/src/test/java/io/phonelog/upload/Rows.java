package io.phonelog.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files of rows that differ, so that bytes in the wrong place are seen. */
public final class Rows {
    private Rows() {}

    /** A CSV of exactly so many bytes. */
    public static byte[] ofSize(int size) {
        StringBuilder rows = new StringBuilder(size + 64);
        rows.append("time,from,to,seconds\n");
        for (int row = 0; rows.length() < size; row++) {
            rows.append("2026-01-01 10:00:00,+1555").append(1_000_000 + row % 8_999_999);
            rows.append(",+15550143,").append(row).append('\n');
        }
        return Arrays.copyOf(rows.toString().getBytes(StandardCharsets.US_ASCII), size);
    }
}
