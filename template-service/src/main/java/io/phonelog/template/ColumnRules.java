package io.phonelog.template;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Layout.Delimited;
import io.phonelog.parser.mapping.ColumnNames;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What columns must be like to be told apart, and how much a template may say of them. */
final class ColumnRules {
    static final int MOST_COLUMNS = 1_000;

    private static final int LONGEST = 200;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_VALUES = 200;

    private final Findings findings;
    private final boolean header;
    private final Map<String, String> names = new HashMap<>();
    private final Map<Integer, String> positions = new HashMap<>();

    ColumnRules(Findings findings, @Nullable Layout layout) {
        this.findings = findings;
        this.header = !(layout instanceof Delimited delimited) || delimited.header();
    }

    void check(List<? extends @Nullable Column> columns) {
        if (columns.isEmpty()) {
            findings.add("columns", "REQUIRED", "must name at least one column");
        }
        findings.boundSize("columns", columns, MOST_COLUMNS);
        for (int i = 0; i < Math.min(columns.size(), MOST_COLUMNS); i++) {
            String at = "columns[" + i + "]";
            Column column = columns.get(i);
            if (column == null) {
                findings.add(at, "REQUIRED", "must not be null");
            } else {
                check(at, column);
            }
        }
    }

    private void check(String at, Column column) {
        checkNames(at, column);
        checkPosition(at + ".position", column.position());
        checkFormat(at + ".format", column);
        findings.boundText(at + ".zone", column.zone(), LONGEST);
        findings.requireTexts(at + ".none", column.none(), MOST_ALIASES, LONGEST);
        checkMeanings(at, column);
        checkMarks(at + ".marked", column.marked());
    }

    private void checkNames(String at, Column column) {
        findings.requireText(at + ".name", column.name(), LONGEST);
        findings.requireTexts(at + ".aliases", column.aliases(), MOST_ALIASES, LONGEST);
        claim(at + ".name", at, column.name());
        column.aliases().forEach(alias -> claim(at + ".aliases", at, alias));
    }

    /** A name that two columns go by, as the parser compares names, finds neither. */
    private void claim(String field, String column, @Nullable String name) {
        if (name == null || ColumnNames.key(name).isEmpty()) {
            return;
        }
        String owner = names.putIfAbsent(ColumnNames.key(name), column);
        if (owner != null && !owner.equals(column)) {
            findings.add(
                    field, "DUPLICATE_COLUMN", "\"" + name + "\" is a name of " + owner + " too");
        }
    }

    private void checkPosition(String at, @Nullable Integer position) {
        if (position == null) {
            if (!header) {
                findings.add(at, "REQUIRED", "must say which column it is: there is no header");
            }
        } else if (position < 0 || position >= MOST_COLUMNS) {
            findings.add(at, "OUT_OF_RANGE", "must be 0 to " + (MOST_COLUMNS - 1));
        } else if (positions.putIfAbsent(position, at) != null) {
            findings.add(at, "DUPLICATE_COLUMN", position + " is another column's position too");
        }
    }

    private void checkFormat(String at, Column column) {
        if (column.format() == null) {
            return;
        }
        findings.requireText(at, column.format(), LONGEST);
        if (column.field() == null) {
            findings.add(at, "FORMAT_WITHOUT_FIELD", "means nothing without a field");
        }
    }

    private void checkMeanings(String at, Column column) {
        findings.boundSize(at + ".values", column.values().keySet(), MOST_VALUES);
        column.values()
                .forEach(
                        (value, meaning) -> {
                            findings.requireText(at + ".values", value, LONGEST);
                            checkMeaning(at + ".values." + value, meaning);
                        });
        checkMeaning(at + ".otherwise", column.otherwise());
    }

    private void checkMeaning(String at, @Nullable Map<Field, @Nullable String> meaning) {
        if (meaning == null) {
            findings.add(at, "REQUIRED", "must say what the value means");
            return;
        }
        meaning.forEach(
                (field, value) ->
                        findings.requireText(at + "." + field.wireName(), value, LONGEST));
    }

    private void checkMarks(String at, Map<String, @Nullable Field> marked) {
        findings.boundSize(at, marked.keySet(), MOST_VALUES);
        marked.forEach(
                (mark, field) -> {
                    findings.requireText(at, mark, LONGEST);
                    if (field == null) {
                        findings.add(at + "." + mark, "REQUIRED", "must name a field");
                    }
                });
    }
}
