package io.phonelog.event.read;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text as names are searched for: without accents and in lower case, as the database's function
 * of this name does it. Knows where its characters stood.
 */
final class Folded {
    private static final Map<Integer, String> PLAIN =
            Map.ofEntries(
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'đ', "d"),
                    Map.entry((int) 'ð', "d"),
                    Map.entry((int) 'ħ', "h"),
                    Map.entry((int) 'ŧ', "t"),
                    Map.entry((int) 'ŋ', "n"),
                    Map.entry((int) 'ı', "i"),
                    Map.entry((int) 'ß', "ss"),
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'þ', "th"));
    private static final int FIRST_ACCENT = 0x300;
    private static final int LAST_ACCENT = 0x36F;

    private final StringBuilder text = new StringBuilder();

    /** Of each character of the folded text the one that it is made of. */
    private final List<Span> sources = new ArrayList<>();

    private final int length;

    /** Characters of a text: from one to before another. */
    record Span(int start, int end) {}

    private Folded(String value) {
        length = value.length();
        int at = 0;
        while (at < length) {
            int character = value.codePointAt(at);
            int next = at + Character.charCount(character);
            add(character, new Span(at, next));
            at = next;
        }
    }

    static Folded of(String value) {
        return new Folded(value);
    }

    private void add(int character, Span source) {
        String lower = Character.toString(Character.toLowerCase(character));
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> part < FIRST_ACCENT || part > LAST_ACCENT)
                .map(Character::toLowerCase)
                .mapToObj(part -> PLAIN.getOrDefault(part, Character.toString(part)))
                .forEach(text::append);
        while (sources.size() < text.length()) {
            sources.add(source);
        }
    }

    String text() {
        return text.toString();
    }

    /** Where a part stands in the text that this was made of; null when it does not. */
    @Nullable Span find(Folded part) {
        int from = text.indexOf(part.text());
        if (from < 0 || part.text.isEmpty()) {
            return null;
        }
        int to = from + part.text.length();
        // With the accents that follow the last character.
        int next = to < sources.size() ? sources.get(to).start() : length;
        return new Span(sources.get(from).start(), Math.max(sources.get(to - 1).end(), next));
    }
}
