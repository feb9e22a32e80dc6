package io.phonelog.parser.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record whose fields carry their names. */
public final class NamedRow {
    /** Holds whatever a record has beyond the names that the table is known to have. */
    public static final String OTHERS = "(others)";

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** What is said several times stands line by line. */
    public void add(String name, String text) {
        if (fields.size() < RowRecords.MAX_FIELDS || fields.containsKey(name)) {
            fields.merge(name, RowRecords.cut(text), (a, b) -> RowRecords.cut(a + '\n' + b));
        } else {
            add(OTHERS, name + '=' + text);
        }
    }

    public Map<String, String> fields() {
        return fields;
    }

    /** The fields in the order of the names, then the others. */
    public List<String> inOrder(List<String> names) {
        List<String> texts = new ArrayList<>(names.size());
        int found = 0;
        for (String name : names) {
            String text = fields.get(name);
            found += text == null ? 0 : 1;
            texts.add(text == null ? "" : text);
        }
        if (found < fields.size() && !names.isEmpty()) {
            texts.set(names.size() - 1, others(names));
        }
        return texts;
    }

    private String others(List<String> names) {
        StringBuilder others = new StringBuilder(fields.getOrDefault(OTHERS, ""));
        fields.forEach(
                (name, text) -> {
                    if (!names.contains(name) && !name.equals(OTHERS)) {
                        others.append(others.isEmpty() ? "" : "\n").append(name).append('=');
                        others.append(text);
                    }
                });
        return RowRecords.cut(others.toString());
    }

    /** The record in one line. */
    public String raw() {
        return fields.toString();
    }
}
