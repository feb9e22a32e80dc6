package io.phonelog.upload.detect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The start of a text, in whatever encoding. */
final class TextSample {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** A stray control character is a blemish; more than one in so many is no text. */
    private static final int CHARACTERS_PER_BLEMISH = 500;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char DOS_END_OF_FILE = '\u001A';
    private static final Pattern FIGURES = Pattern.compile("\\d{2}\\D+\\d{2}.*\\d{3}");
    private static final Pattern MARKUP = Pattern.compile("<[?!a-zA-Z]");
    private static final Pattern HTML =
            Pattern.compile("<(!doctype\\s+)?html\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[\\[{\\]]");
    private static final Pattern PRINTABLE = Pattern.compile("%!PS|\\{\\\\rtf");

    private final String text;

    private TextSample(String text) {
        this.text = text;
    }

    /** The sample, unless these bytes are no text. */
    static Optional<TextSample> of(byte[] head) {
        String text = new String(head, TextCharset.of(head));
        int blemishes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.empty();
            }
            if (c < ' ' && !Character.isWhitespace(c) && c != DOS_END_OF_FILE) {
                blemishes++;
            }
        }
        return blemishes * CHARACTERS_PER_BLEMISH > text.length()
                ? Optional.empty()
                : Optional.of(new TextSample(withoutMark(text)));
    }

    boolean isScript() {
        return text.startsWith("#!");
    }

    boolean isHtml() {
        return starts(HTML);
    }

    boolean isMarkup() {
        return starts(MARKUP);
    }

    boolean isJson() {
        return starts(JSON);
    }

    /** Usually it is not text, but it may be. */
    boolean isPdf() {
        return text.startsWith("%PDF-");
    }

    /** A page description of another kind. */
    boolean isPrintable() {
        return starts(PRINTABLE);
    }

    /** The delimiter that most lines hold; none when no line holds any. */
    Optional<Character> delimiter() {
        long most = 0;
        Optional<Character> best = Optional.empty();
        for (char delimiter : DELIMITERS) {
            long lines = text.lines().filter(line -> line.indexOf(delimiter) >= 0).count();
            if (lines > most) {
                most = lines;
                best = Optional.of(delimiter);
            }
        }
        return best;
    }

    /** Whether most lines hold what records without delimiters do: a time and a number, say. */
    boolean holdsFigures() {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        long records = lines.stream().filter(line -> FIGURES.matcher(line).find()).count();
        return records * 2 > lines.size();
    }

    private boolean starts(Pattern pattern) {
        return pattern.matcher(text.stripLeading()).lookingAt();
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
