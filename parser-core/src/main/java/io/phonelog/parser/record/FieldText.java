package io.phonelog.parser.record;

import java.nio.charset.Charset;

/** Makes text of a field's bytes that has quotes doubled or signs escaped in it. */
final class FieldText {
    private final Charset charset;
    private final byte quote;
    private final byte escape;

    /**
     * @param escape 0 for none
     */
    FieldText(Charset charset, byte quote, byte escape) {
        this.charset = charset;
        this.quote = quote;
        this.escape = escape;
    }

    /**
     * @param quoted whether quotes are around the field
     */
    String of(byte[] bytes, int from, int to, boolean quoted) {
        if (isNull(bytes, from, to)) {
            return "";
        }
        byte[] text = new byte[to - from];
        int size = 0;
        for (int at = from; at < to; at++) {
            if (escape != 0 && bytes[at] == escape && at + 1 < to) {
                text[size++] = meant(bytes[++at]);
            } else {
                text[size++] = bytes[at];
                at += quoted && bytes[at] == quote ? 1 : 0;
            }
        }
        return new String(text, 0, size, charset);
    }

    /** Databases write {@code \N} for no value. */
    private boolean isNull(byte[] bytes, int from, int to) {
        return escape != 0 && to - from == 2 && bytes[from] == escape && bytes[from + 1] == 'N';
    }

    private static byte meant(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
