package io.phonelog.parser.markup;

import io.phonelog.parser.record.RowRecords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;

/**
 * Tags and texts of HTML, as browsers see them and not as a grammar does: nothing has to be closed,
 * quoted or known. Script and style are passed over.
 */
final class HtmlTokens {
    private static final int MAX_TAG = 16_384;
    private static final int MAX_ENTITY = 10;
    private static final int END = -1;
    private static final Map<String, String> ENTITIES =
            Map.of(
                    "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0",
                    "euro", "€", "pound", "£", "ndash", "–", "mdash", "—");

    private final Reader in;
    private final StringBuilder text = new StringBuilder();
    private String tag = "";
    private String attributes = "";
    private int pending = END;
    private boolean ended;

    HtmlTokens(Reader in) {
        this.in = new BufferedReader(in, 1 << 16);
    }

    /** Goes to the next tag; false at the end. What stands before it is {@link #text()}. */
    boolean next() throws IOException {
        text.setLength(0);
        tag = "";
        attributes = "";
        if (ended) {
            return false;
        }
        for (int c = read(); c != END; c = read()) {
            if (c == '<') {
                if (readTag()) {
                    return true;
                }
            } else {
                append(c == '&' ? entity() : String.valueOf((char) c));
            }
        }
        ended = true;
        return !text.isEmpty();
    }

    /** In lower case, with a slash before the name of an end tag; empty at the end. */
    String tag() {
        return tag;
    }

    /** The text before the tag. */
    String text() {
        return text.toString();
    }

    /** How many columns a cell takes. */
    int span() {
        int at = attributes.indexOf("colspan");
        int digits = at < 0 ? at : at + "colspan".length();
        while (digits >= 0 && digits < attributes.length() && !isDigit(attributes.charAt(digits))) {
            digits++;
        }
        int span = 0;
        while (digits >= 0 && digits < attributes.length() && isDigit(attributes.charAt(digits))) {
            span = Math.min(1000, span * 10 + attributes.charAt(digits++) - '0');
        }
        return Math.max(1, span);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int read() throws IOException {
        int c = pending == END ? in.read() : pending;
        pending = END;
        return c;
    }

    private void append(String said) {
        if (text.length() <= RowRecords.MAX_TEXT) {
            text.append(said);
        }
    }

    /** False when it was a comment, a declaration, or no tag at all. */
    private boolean readTag() throws IOException {
        int first = read();
        if (first != '/' && first != '!' && first != '?' && !Character.isLetter(first)) {
            append("<");
            pending = first;
            return false;
        }
        String all = upToBracket((char) first);
        if (first == '!' || first == '?') {
            return false;
        }
        int end = 1;
        while (end < all.length() && Character.isLetterOrDigit(all.charAt(end))) {
            end++;
        }
        tag = all.substring(0, end);
        attributes = all.substring(end);
        if (tag.equals("script") || tag.equals("style")) {
            skipTo("</" + tag);
        }
        return true;
    }

    private String upToBracket(char first) throws IOException {
        StringBuilder all = new StringBuilder().append(first);
        int quote = END;
        for (int c = read(); c != END; c = read()) {
            boolean comment = all.indexOf("!--") == 0;
            if (c == '>' && quote == END && (!comment || endsComment(all))) {
                break;
            }
            if (!comment && (c == '"' || c == '\'') && (quote == END || quote == c)) {
                quote = quote == END ? c : END;
            }
            if (all.length() < MAX_TAG) {
                all.append((char) c);
            } else if (comment) {
                all.delete(3, all.length() - 2).append((char) c);
            } else {
                quote = END;
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean endsComment(StringBuilder all) {
        int length = all.length();
        return length > 4 && all.charAt(length - 1) == '-' && all.charAt(length - 2) == '-';
    }

    private void skipTo(String end) throws IOException {
        int matched = 0;
        for (int c = read(); c != END && matched < end.length(); c = read()) {
            boolean same = Character.toLowerCase((char) c) == end.charAt(matched);
            matched = same ? matched + 1 : c == '<' ? 1 : 0;
        }
        upToBracket(' ');
    }

    private String entity() throws IOException {
        StringBuilder name = new StringBuilder();
        int c = read();
        while (name.length() < MAX_ENTITY
                && (c == '#' || c < 128 && Character.isLetterOrDigit(c))) {
            name.append((char) c);
            c = read();
        }
        if (c != ';') {
            pending = c;
            return "&" + name;
        }
        String known = ENTITIES.get(name.toString());
        return known != null ? known : numbered(name.toString());
    }

    private static String numbered(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code =
                    name.startsWith("#")
                            ? Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10)
                            : END;
            return Character.isValidCodePoint(code) ? Character.toString(code) : '&' + name + ';';
        } catch (NumberFormatException e) {
            return '&' + name + ';';
        }
    }
}
