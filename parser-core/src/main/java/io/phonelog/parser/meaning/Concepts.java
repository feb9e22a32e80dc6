package io.phonelog.parser.meaning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a column's name is about: concepts as duration, caller, date, by the words of ten languages.
 * Words that are written as one, as {@code Gesprächsdauer} or {@code callednumber}, are found by
 * their parts.
 */
final class Concepts {
    private static final int MAX_NAME = 80;
    private static final int LEAST_PART = 3;
    private static final Pattern CAMEL =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /**
     * The first letter of {@code eCGI} or {@code uLBytes}: programs write it small where a name
     * begins.
     */
    private static final Pattern MADE_SMALL =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Ll}(?=\\p{Lu}+(?!\\p{Ll}))");

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern BETWEEN =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})");
    private static final Set<String> UNITS = Set.of("seconds", "minutes", "millis", "tenths");
    private static final Map<String, List<String>> BY_WORD = load();

    private Concepts() {}

    /** The concepts of a name, in the order of its words; {@code ?} for words that nobody knows.
     * Units of time alone name a duration. */
    static Set<String> of(String name) {
        Set<String> concepts = new LinkedHashSet<>();
        for (String word : withoutPerCall(words(name))) {
            List<String> known = BY_WORD.get(word);
            if (known != null) {
                concepts.addAll(known);
            } else if (!addParts(word, concepts) && word.length() > 1) {
                concepts.add("?");
            }
        }
        if (!concepts.isEmpty() && UNITS.containsAll(concepts)) {
            concepts.add("duration");
        }
        return concepts;
    }

    /** Every row is a call: what there is per call is what the row has. */
    private static List<String> withoutPerCall(List<String> words) {
        int rest = words.size() - 2;
        return rest > 0 && words.get(rest).equals("per") && words.get(rest + 1).equals("call")
                ? words.subList(0, rest)
                : words;
    }

    /** The words of a name: small letters without accents, split where spelling or case divide. */
    static List<String> words(String name) {
        String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
        String capital =
                MADE_SMALL.matcher(cut).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
        String divided = CAMEL.matcher(capital).replaceAll(" ");
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(plain(divided))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(bare)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replace('ı', 'i')
                .replace("ß", "ss");
    }

    /**
     * Takes the longest known words off the front; letters between them that mean nothing are
     * passed over.
     */
    private static boolean addParts(String word, Set<String> concepts) {
        boolean found = false;
        int at = 0;
        while (at + LEAST_PART <= word.length()) {
            int end = word.length();
            while (end - at >= LEAST_PART && !BY_WORD.containsKey(word.substring(at, end))) {
                end--;
            }
            if (end - at >= LEAST_PART) {
                concepts.addAll(BY_WORD.getOrDefault(word.substring(at, end), List.of()));
                found = true;
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> byWord = new HashMap<>();
        try (InputStream in = Concepts.class.getResourceAsStream("concepts.txt")) {
            if (in == null) {
                throw new IllegalStateException("concepts.txt is not in the jar");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, byWord));
        } catch (IOException e) {
            throw new UncheckedIOException("concepts.txt cannot be read", e);
        }
        return byWord;
    }

    private static void add(String line, Map<String, List<String>> byWord) {
        int colon = line.indexOf(':');
        String concept = line.substring(0, colon);
        for (String word : line.substring(colon + 1).strip().split(" ")) {
            List<String> known = byWord.computeIfAbsent(plain(word), w -> new ArrayList<>());
            if (!known.contains(concept)) {
                known.add(concept);
            }
        }
    }
}
