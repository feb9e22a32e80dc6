package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

/** A caller id as Asterisk writes it: {@code "Ann Hill" <2001>}. */
public final class CallerId {
    private CallerId() {}

    /**
     * The name in a caller id, or the text itself where it is anything else.
     *
     * @param number the caller's, beside it
     * @return null when the text says no more than the number
     */
    public static @Nullable String name(String text, String number) {
        String written = text.strip();
        int open = written.endsWith(">") ? written.lastIndexOf('<') : -1;
        String name = open < 0 ? written : beforeNumber(written, open, number);
        return name.isEmpty() || name.equals(number) ? null : name;
    }

    private static String beforeNumber(String written, int open, String number) {
        String inside = written.substring(open + 1, written.length() - 1);
        String before = written.substring(0, open).strip();
        String name = NamedNumber.unquoted(before);
        boolean complete = before.isEmpty() || !name.equals(before);
        boolean reached = inside.equals(number) || NamedNumber.isNumber(inside);
        return complete && reached ? name : written;
    }
}
