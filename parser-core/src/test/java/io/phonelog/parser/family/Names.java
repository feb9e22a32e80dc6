package io.phonelog.parser.family;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Names of columns. Of every pool a third is kept for families that are only measured: what is
 * trained on never has them.
 */
final class Names {
    private static final Map<String, Map<String, List<String>>> ALL = load("names.yaml");
    private static final List<Map<String, Object>> EXTRAS = load("extras.yaml");

    private Names() {}

    private static <T> T load(String file) {
        try (InputStream in = Names.class.getResourceAsStream("/families/" + file)) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> languages() {
        return List.copyOf(ALL.keySet());
    }

    static List<Map<String, Object>> extras() {
        return EXTRAS;
    }

    /** A name for a field; in English where the language has none. */
    static String of(String language, String field, boolean measured, Random random) {
        List<String> own = ALL.getOrDefault(language, Map.of()).getOrDefault(field, List.of());
        List<String> pool =
                own.isEmpty()
                        ? ALL.getOrDefault("en", Map.of()).getOrDefault(field, List.of(field))
                        : own;
        return one(pool, measured, random);
    }

    static String one(List<String> pool, boolean measured, Random random) {
        List<String> open = new ArrayList<>();
        for (String name : pool) {
            boolean kept = Math.floorMod(name.hashCode() * 31 + 17, 3) == 0;
            if (kept == measured) {
                open.add(name);
            }
        }
        List<String> chosen = open.isEmpty() ? pool : open;
        return chosen.get(random.nextInt(chosen.size()));
    }

    /** The same name as another programmer would write it. */
    static String styled(String name, int style) {
        String[] words = name.strip().split("[^\\p{L}\\p{N}]+");
        return switch (style) {
            case 0 -> String.join("_", words).toLowerCase(Locale.ROOT);
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> camel(words);
            case 3 -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    private static String camel(String[] words) {
        StringBuilder camel = new StringBuilder();
        for (String word : words) {
            if (!word.isEmpty()) {
                String first = word.substring(0, 1);
                camel.append(
                                camel.isEmpty()
                                        ? first.toLowerCase(Locale.ROOT)
                                        : first.toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return camel.toString();
    }
}
