package io.phonelog.parser.sample;

import java.io.IOException;
import java.io.OutputStream;

/** ASCII text on its way to a stream. */
final class LineBuffer {
    private static final int SIZE = 64 * 1024;
    private static final int LONGEST_LINE = 1024;

    private final OutputStream out;
    private final byte[] bytes = new byte[SIZE];
    private int size;

    LineBuffer(OutputStream out) {
        this.out = out;
    }

    LineBuffer text(String text) {
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** A number that is not negative. */
    LineBuffer number(long number) {
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        return padded(number, digits);
    }

    /** A number with leading zeros. */
    LineBuffer padded(long number, int digits) {
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    void end() throws IOException {
        bytes[size++] = '\n';
        if (size > SIZE - LONGEST_LINE) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }
}
