package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the words in one column mean, each as the file writes it. */
final class WordMeanings {
    private static final int MOST = 60;

    private WordMeanings() {}

    static Map<String, Map<Field, String>> of(ColumnProfile column, Field field) {
        Map<String, Map<Field, String>> meanings = new LinkedHashMap<>();
        Set<String> distinct = new HashSet<>(column.filled());
        for (String value : distinct.stream().sorted().limit(MOST).toList()) {
            Map<Field, String> meaning = ValueWords.meaning(value);
            if (!meaning.isEmpty()) {
                meanings.put(value, field == Field.TYPE ? withType(meaning) : meaning);
            }
        }
        return meanings;
    }

    /** Among kinds of events, a bare "in" is a call that came in. */
    private static Map<Field, String> withType(Map<Field, String> meaning) {
        Map<Field, String> typed = new EnumMap<>(meaning);
        typed.putIfAbsent(Field.TYPE, "call");
        return typed;
    }
}
