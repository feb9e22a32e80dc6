package io.phonelog.parser.markup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts right what some exporters write into XML: a character beyond the basic plane as two
 * references to its surrogates, and references to characters that XML does not have. Either would
 * end the document.
 */
final class CharacterReferences extends InputStream {
    private static final int LONGEST = 10;
    private static final int NONE = -1;

    private final PushbackInputStream in;
    private byte[] ready = new byte[0];
    private int at;

    CharacterReferences(InputStream in) {
        this.in = new PushbackInputStream(new BufferedInputStream(in, 1 << 16), 2 * LONGEST);
    }

    @Override
    public int read() throws IOException {
        if (at < ready.length) {
            return ready[at++] & 0xFF;
        }
        int next = in.read();
        if (next != '&') {
            return next;
        }
        ready = reference();
        at = 0;
        return ready[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int size = 0;
        while (size < length) {
            int next = read();
            if (next < 0) {
                break;
            }
            into[from + size++] = (byte) next;
        }
        return size == 0 && length > 0 ? -1 : size;
    }

    /** What stands for a reference, whose first character was read. */
    private byte[] reference() throws IOException {
        byte[] rest = rest();
        int code = code(rest);
        if (code == NONE || isCharacter(code)) {
            return joined(rest);
        }
        if (code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE) {
            int first = in.read();
            byte[] low = first == '&' ? rest() : new byte[0];
            int second = code(low);
            if (second >= Character.MIN_LOW_SURROGATE && second <= Character.MAX_LOW_SURROGATE) {
                return written(Character.toCodePoint((char) code, (char) second));
            }
            in.unread(low);
            if (first >= 0) {
                in.unread(first);
            }
        }
        return written(0xFFFD);
    }

    /** Up to the semicolon, or as far as it may be a reference. */
    private byte[] rest() throws IOException {
        byte[] bytes = new byte[LONGEST];
        int size = 0;
        while (size < LONGEST) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            boolean part = next == '#' || next == 'x' || next == ';' || isHex(next);
            if (!part) {
                in.unread(next);
                break;
            }
            bytes[size++] = (byte) next;
            if (next == ';') {
                break;
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static boolean isHex(int c) {
        return Character.digit(c, 16) >= 0;
    }

    private static int code(byte[] reference) {
        String text = new String(reference, StandardCharsets.ISO_8859_1);
        if (text.length() < 3 || text.charAt(0) != '#' || !text.endsWith(";")) {
            return NONE;
        }
        boolean hex = text.charAt(1) == 'x';
        try {
            return Integer.parseInt(text.substring(hex ? 2 : 1, text.length() - 1), hex ? 16 : 10);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    private static boolean isCharacter(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= ' ' && code < Character.MIN_SURROGATE
                || code > Character.MAX_SURROGATE && code < 0xFFFE
                || code >= Character.MIN_SUPPLEMENTARY_CODE_POINT
                        && code <= Character.MAX_CODE_POINT;
    }

    private static byte[] written(int code) {
        return ("&#" + code + ';').getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = '&';
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
