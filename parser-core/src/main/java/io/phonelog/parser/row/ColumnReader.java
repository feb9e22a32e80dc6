package io.phonelog.parser.row;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.mapping.MappedColumn;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts the values of one column where they belong in a {@link RowDraft}. */
final class ColumnReader {
    private static final int MAX_REMEMBERED = 1000;
    private static final Map<Field, String> NO_MEANING = Map.of();

    private final int position;
    private final String name;
    private final @Nullable Field field;
    private final ValueCleaner cleaner;
    private final Map<String, Map<Field, String>> meanings = new HashMap<>();
    private final Map<String, Map<Field, String>> remembered = new HashMap<>();
    private final Map<Field, String> otherwise;
    private final Map<String, Field> marked;
    private final Set<Field> held;

    /**
     * @param held fields that have a column of their own in the file
     */
    ColumnReader(MappedColumn mapped, Template template, Set<Field> held) {
        Column column = mapped.column();
        this.position = mapped.position();
        this.name = mapped.name();
        this.field = column == null ? null : column.field();
        this.held = held;
        this.cleaner =
                new ValueCleaner(
                        template.wrappers(),
                        template.none(),
                        column == null ? template.none() : column.none());
        this.otherwise = column == null ? NO_MEANING : column.otherwise();
        this.marked = column == null ? Map.of() : column.marked();
        if (column != null) {
            column.values().forEach((v, means) -> meanings.put(v.toLowerCase(Locale.ROOT), means));
        }
    }

    int position() {
        return position;
    }

    void read(String written, RowDraft row) {
        String value = cleaner.clean(written);
        if (value != null && !marked.isEmpty()) {
            value = withoutMarked(value, row);
        }
        if (value == null) {
            return;
        }
        Map<Field, String> means = meanings.isEmpty() ? NO_MEANING : meaning(value);
        if (means.isEmpty()) {
            otherwise.forEach(row::imply);
        } else {
            means.forEach(row::say);
        }
        keep(value, means, row);
    }

    private Map<Field, String> meaning(String value) {
        Map<Field, String> known = remembered.get(value);
        if (known == null) {
            known = meanings.getOrDefault(value.toLowerCase(Locale.ROOT), NO_MEANING);
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(value, known);
            }
        }
        return known;
    }

    /** The value as written is never lost: in its field, beside it, or among the extras. */
    private void keep(String value, Map<Field, String> means, RowDraft row) {
        Field own = field;
        if (own != null && means.containsKey(own)) {
            own = besides(own);
        }
        if (own == null || !row.say(own, value) && !isJoined(own, value, row)) {
            row.extra(name, value);
        }
    }

    /**
     * What tells calls apart may take several columns, as the number of a node and one of its
     * calls.
     */
    private static boolean isJoined(Field own, String value, RowDraft row) {
        if (own != Field.CALL_GROUP) {
            return false;
        }
        row.join(own, value);
        return true;
    }

    /** Where the words go that gave a field its meaning, unless another column speaks for that. */
    private @Nullable Field besides(Field meant) {
        Field beside =
                switch (meant) {
                    case OUTCOME -> Field.CAUSE;
                    case TYPE -> Field.SUBTYPE;
                    default -> null;
                };
        return beside == null || held.contains(beside) ? null : beside;
    }

    /** Lines within the cell that carry a mark go to their own field. */
    private @Nullable String withoutMarked(String value, RowDraft row) {
        StringBuilder rest = new StringBuilder();
        for (String line : value.split("\\R")) {
            if (!takeMarked(line, row)) {
                rest.append(rest.isEmpty() ? "" : "\n").append(line);
            }
        }
        return rest.isEmpty() ? null : cleaner.clean(rest.toString());
    }

    private boolean takeMarked(String line, RowDraft row) {
        for (Map.Entry<String, Field> mark : marked.entrySet()) {
            String text = mark.getKey();
            String rest = null;
            if (line.startsWith(text)) {
                rest = cleaner.clean(line.substring(text.length()));
            } else if (line.endsWith(text)) {
                rest = cleaner.clean(line.substring(0, line.length() - text.length()));
            } else {
                continue;
            }
            if (rest != null && !row.say(mark.getValue(), rest)) {
                row.extra(name, line);
            }
            return true;
        }
        return false;
    }
}
