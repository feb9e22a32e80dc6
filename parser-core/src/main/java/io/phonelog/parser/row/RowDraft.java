package io.phonelog.parser.row;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a row says about each field, as text. Reused from row to row. */
final class RowDraft {
    private static final int FIELDS = Field.values().length;

    private final @Nullable String[] said = new String[FIELDS];
    private final @Nullable String[] implied = new String[FIELDS];
    private @Nullable Extras extras;
    private List<String> warnings = List.of();

    void clear() {
        Arrays.fill(said, null);
        Arrays.fill(implied, null);
        extras = null;
        warnings = List.of();
    }

    /** What the row says, else what follows from what it does not say. */
    @Nullable String text(Field field) {
        String text = said[field.ordinal()];
        return text != null ? text : implied[field.ordinal()];
    }

    /** The first to speak is heard; false when somebody was before. */
    boolean say(Field field, String text) {
        if (said[field.ordinal()] != null) {
            return false;
        }
        said[field.ordinal()] = text;
        return true;
    }

    /** Adds to what was said before. */
    void join(Field field, String text) {
        said[field.ordinal()] += '-' + text;
    }

    void imply(Field field, String text) {
        implied[field.ordinal()] = text;
    }

    void extra(String column, String value) {
        if (extras == null) {
            extras = new Extras();
        }
        String name = column;
        for (int n = 2; !extras.add(name, value); n++) {
            name = column + " (" + n + ")";
        }
    }

    void warn(String code) {
        if (warnings.isEmpty()) {
            warnings = new ArrayList<>(2);
        }
        if (!warnings.contains(code)) {
            warnings.add(code);
        }
    }

    Map<String, String> extras() {
        return extras == null ? Map.of() : extras;
    }

    List<String> warnings() {
        return warnings;
    }
}
