package io.phonelog.upload.detect;

/**
 * Knows call records in ASN.1 BER: values that hold values, each with a tag and a length. Any two
 * bytes may pass for that; many of them, one within the other and none longer than what it is in,
 * do not come about by chance.
 */
final class Ber {
    /** So many values in order are believed. */
    private static final int ENOUGH = 8;

    /** And so many where they are all of the file, to its last byte. */
    private static final int ENOUGH_OF_ALL = 3;

    private static final int INDEFINITE = 0x80;

    private static final int DEEPEST = 16;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;
    private static final int MORE = 0x80;
    private static final int LONGEST_LENGTH = 4;

    private final byte[] head;
    private int seen;
    private boolean sound = true;

    private Ber(byte[] head) {
        this.head = head;
    }

    /**
     * Whether a file begins as records do; of a file that is all in the head, whether all is so.
     */
    static boolean seenIn(byte[] head) {
        var walk = new Ber(head);
        int first = walk.afterFilling(0);
        if (head.length - first < 2 || (head[first] & CONSTRUCTED) == 0) {
            return false;
        }
        long at = first;
        while (walk.sound && at < head.length) {
            long next = walk.value((int) at, Long.MAX_VALUE, 0);
            at = next < head.length ? walk.afterFilling((int) next) : next;
        }
        boolean all = at == head.length && head.length < Detector.HEAD;
        return walk.sound && walk.seen >= (all ? ENOUGH_OF_ALL : ENOUGH);
    }

    /** Blocks of records are filled up with zeros or ones. */
    private int afterFilling(int from) {
        int at = from;
        while (at < head.length && (head[at] == 0 || head[at] == (byte) 0xff)) {
            at++;
        }
        return at;
    }

    /** Walks over values up to where they end or the head does. */
    private void values(int from, long end, int depth) {
        long at = from;
        while (sound && at < end && at < head.length) {
            at = value((int) at, end, depth);
        }
    }

    /** Walks over values up to the two zeros that end them. */
    private long valuesToTheirEnd(int from, long end, int depth) {
        long at = from;
        while (sound && at < end && at + 1 < head.length) {
            if (head[(int) at] == 0 && head[(int) at + 1] == 0) {
                return at + 2;
            }
            at = value((int) at, end, depth);
        }
        return head.length;
    }

    private long value(int start, long end, int depth) {
        int at = start + 1;
        if ((head[start] & LONG_TAG) == LONG_TAG) {
            while (at < head.length && (head[at] & MORE) != 0) {
                at++;
            }
            at++;
        }
        if (at >= head.length) {
            return head.length;
        }
        int first = head[at++] & 0xff;
        if (first == INDEFINITE) {
            sound = (head[start] & CONSTRUCTED) != 0 && head[start] != 0 && depth <= DEEPEST;
            seen++;
            return sound ? valuesToTheirEnd(at, end, depth + 1) : end;
        }
        int digits = first & ~MORE;
        if (first > INDEFINITE && digits > LONGEST_LENGTH) {
            sound = false;
            return end;
        }
        long length = first;
        if (first > INDEFINITE) {
            length = 0;
            for (int i = 0; i < digits && at < head.length; i++) {
                length = length << Byte.SIZE | (head[at++] & 0xff);
            }
        }
        return within(start, at, length, end, depth);
    }

    private long within(int start, int content, long length, long end, int depth) {
        long next = content + length;
        if (next > end || head[start] == 0 || depth > DEEPEST) {
            sound = false;
            return end;
        }
        seen++;
        if ((head[start] & CONSTRUCTED) != 0) {
            values(content, next, depth + 1);
        }
        return next;
    }
}
