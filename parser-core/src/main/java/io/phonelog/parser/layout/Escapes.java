package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.parser.record.RecordFault;

/**
 * Decides whether backslashes take the meaning of delimiters and quotes behind them, as exports of
 * databases have it, or are signs like others, as in paths: the way is right in which fewer records
 * fall out of the table.
 */
final class Escapes {
    private static final char BACKSLASH = '\\';
    private static final int ROWS = 120;

    private Escapes() {}

    static Dialect decided(byte[] head, Dialect plain) {
        if (!occurs(head, plain)) {
            return plain;
        }
        Dialect escaped = new Dialect(plain.charset(), plain.delimiter(), plain.quote(), BACKSLASH);
        return strange(head, escaped) < strange(head, plain) ? escaped : plain;
    }

    /** Before an ordinary sign it would make no difference to fields and records. */
    private static boolean occurs(byte[] head, Dialect dialect) {
        for (int i = 0; i + 1 < head.length; i++) {
            byte next = head[i + 1];
            if (head[i] == BACKSLASH && (next == dialect.delimiter() || next == dialect.quote())) {
                return true;
            }
        }
        return false;
    }

    private static long strange(byte[] head, Dialect dialect) {
        Sample sample = Sample.read(head, dialect, ROWS);
        int width = sample.usualWidth();
        return sample.records().stream()
                .filter(
                        record ->
                                record.fault() != RecordFault.NONE
                                        || record.fields().size() != width)
                .count();
    }
}
