package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What words in cells mean, in ten languages: {@code eingehend} is direction in. */
final class ValueWords {
    private static final Map<String, Map<Field, String>> MEANINGS = load();

    private ValueWords() {}

    /** What a value means; nothing when nobody knows. A word of several meanings has them all. */
    static Map<Field, String> meaning(String value) {
        return MEANINGS.getOrDefault(value.toLowerCase(Locale.ROOT), Map.of());
    }

    private static Map<String, Map<Field, String>> load() {
        Map<String, Map<Field, String>> meanings = new HashMap<>();
        try (InputStream in = ValueWords.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is not in the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(line, meanings));
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt cannot be read", e);
        }
        return meanings;
    }

    private static void add(String line, Map<String, Map<Field, String>> meanings) {
        int colon = line.indexOf(':');
        Map<Field, String> meaning = new EnumMap<>(Field.class);
        for (String part : line.substring(0, colon).split(" ")) {
            int equals = part.indexOf('=');
            meaning.put(Field.named(part.substring(0, equals)), part.substring(equals + 1));
        }
        for (String word : line.substring(colon + 1).strip().split("\\|")) {
            meanings.computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> new EnumMap<>(Field.class))
                    .putAll(meaning);
        }
    }
}
