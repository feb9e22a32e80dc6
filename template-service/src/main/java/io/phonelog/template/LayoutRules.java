package io.phonelog.template;

import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Layout.Delimited;

import org.jspecify.annotations.Nullable;

/** Which layouts can be found in a file. */
final class LayoutRules {
    private static final int MOST_TRAILERS = 50;
    private static final int LONGEST_TRAILER = 200;

    private final Findings findings;

    LayoutRules(Findings findings) {
        this.findings = findings;
    }

    void check(@Nullable Layout layout) {
        if (layout == null) {
            findings.add("layout", "REQUIRED", "must say how columns are found");
        } else if (layout instanceof Delimited delimited) {
            check(delimited);
        }
    }

    private void check(Delimited layout) {
        checkCharacter("layout.delimiter", layout.delimiter());
        checkCharacter("layout.quote", layout.quote());
        if (layout.delimiter() != null && layout.delimiter().equals(layout.quote())) {
            findings.add("layout.quote", "SAME_AS_DELIMITER", "must differ from the delimiter");
        }
        findings.requireTexts("layout.trailers", layout.trailers(), MOST_TRAILERS, LONGEST_TRAILER);
        checkWidth(layout);
    }

    private void checkCharacter(String field, @Nullable Character character) {
        if (character == null) {
            return;
        }
        char c = character;
        if (Character.isLetterOrDigit(c) || c == '\r' || c == '\n' || c == 0) {
            findings.add(field, "NOT_A_SEPARATOR", "must be no letter, digit or end of line");
        }
    }

    private void checkWidth(Delimited layout) {
        Integer least = layout.minColumns();
        Integer most = layout.maxColumns();
        checkWidth("layout.minColumns", least);
        checkWidth("layout.maxColumns", most);
        if (least != null && most != null && least > most) {
            findings.add("layout.maxColumns", "BELOW_MINIMUM", "must not be below minColumns");
        }
    }

    private void checkWidth(String field, @Nullable Integer columns) {
        if (columns != null && (columns < 1 || columns > ColumnRules.MOST_COLUMNS)) {
            findings.add(field, "OUT_OF_RANGE", "must be 1 to " + ColumnRules.MOST_COLUMNS);
        }
    }
}
