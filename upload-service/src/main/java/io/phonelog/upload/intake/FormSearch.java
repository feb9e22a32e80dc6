package io.phonelog.upload.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Finds a delimiter in bytes (Horspool): most bytes are never looked at. */
final class FormSearch {
    private FormSearch() {}

    /** For each byte value, how far the search may move on when that byte stands last. */
    static int[] skips(byte[] wanted) {
        int[] skip = new int[256];
        Arrays.fill(skip, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            skip[wanted[i] & 0xFF] = wanted.length - 1 - i;
        }
        return skip;
    }

    /** The first place of the wanted bytes between position and limit, or -1. */
    static int find(byte[] wanted, int[] skips, ByteBuffer in) {
        int last = wanted.length - 1;
        int at = in.position();
        while (at + last < in.limit()) {
            int end = in.get(at + last) & 0xFF;
            if (end == (wanted[last] & 0xFF) && matches(wanted, last, in, at)) {
                return at;
            }
            at += skips[end];
        }
        return -1;
    }

    /** How many bytes at the end may be the start of the wanted ones. */
    static int startedAtEnd(byte[] wanted, ByteBuffer in) {
        for (int length = Math.min(wanted.length - 1, in.remaining()); length > 0; length--) {
            if (matches(wanted, length, in, in.limit() - length)) {
                return length;
            }
        }
        return 0;
    }

    private static boolean matches(byte[] wanted, int length, ByteBuffer in, int at) {
        for (int i = 0; i < length; i++) {
            if (in.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
