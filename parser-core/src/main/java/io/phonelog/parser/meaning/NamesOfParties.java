package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whose names a column holds by the numbers that they go with, and names from other words:
 * beside the same number stands the same name.
 */
final class NamesOfParties {
    private static final Set<Field> NAMES =
            EnumSet.of(Field.FROM_NAME, Field.TO_NAME, Field.OTHER_NAME);

    /** What is less likely a name is one neither if it goes with numbers, as departments do. */
    private static final double MAY_BE = 0.05;

    private static final String PROVED =
            "its name says so, or the same stands beside the same number";

    private final List<ColumnMeaning> meanings;
    private final TableProfile table;
    private final Map<Field, ColumnProfile> numbers = new LinkedHashMap<>();

    private NamesOfParties(List<ColumnMeaning> meanings, TableProfile table) {
        this.meanings = meanings;
        this.table = table;
        numbers(Field.FROM, Field.FROM_NAME);
        numbers(Field.TO, Field.TO_NAME);
        numbers(Field.OTHER_PARTY, Field.OTHER_NAME);
    }

    private void numbers(Field party, Field name) {
        ColumnMeaning of = ColumnMeaning.of(meanings, party);
        if (of != null) {
            numbers.put(name, profile(of));
        }
    }

    private ColumnProfile profile(ColumnMeaning meaning) {
        return table.columns().get(meaning.position());
    }

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, TableProfile table) {
        return new NamesOfParties(meanings, table).found();
    }

    private List<ColumnMeaning> found() {
        List<ColumnMeaning> found = exchanged();
        for (int i = 0; i < found.size(); i++) {
            ColumnMeaning meaning = found.get(i);
            Field proved = mayBeName(meaning) ? its(meaning) : null;
            if (proved != null && !ColumnMeaning.holds(found, proved)) {
                found.set(i, meaning.as(proved, PROVED));
            } else if (proved == null && isNone(meaning)) {
                found.set(i, meaning.as(null, "it changes beside the same number"));
            }
        }
        return found;
    }

    /** Two names each of which stands where the other one belongs. */
    private List<ColumnMeaning> exchanged() {
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        for (ColumnMeaning one : meanings) {
            for (ColumnMeaning other : meanings) {
                if (one.position() < other.position() && areExchanged(one, other)) {
                    found.set(meanings.indexOf(one), one.as(other.field(), PROVED));
                    found.set(meanings.indexOf(other), other.as(one.field(), PROVED));
                }
            }
        }
        return found;
    }

    private boolean areExchanged(ColumnMeaning one, ColumnMeaning other) {
        return isName(one.field())
                && isName(other.field())
                && one.field() != other.field()
                && proved(profile(one)) == other.field()
                && proved(profile(other)) == one.field();
    }

    private static boolean mayBeName(ColumnMeaning meaning) {
        return meaning.field() == null
                ? meaning.alternatives().stream()
                        .anyMatch(other -> isName(other.field()) && other.confidence() >= MAY_BE)
                : isName(meaning.field());
    }

    private static boolean isName(@Nullable Field field) {
        return field != null && NAMES.contains(field);
    }

    private @Nullable Field its(ColumnMeaning meaning) {
        Field proved = proved(profile(meaning));
        return proved != null || meaning.field() != null
                ? proved
                : said(profile(meaning).concepts());
    }

    /** What the column's own name says in so many words, whatever the model makes of these. */
    private @Nullable Field said(Set<String> concepts) {
        boolean caller = concepts.contains("caller");
        boolean called = concepts.contains("called");
        Field side = called ? Field.TO_NAME : Field.FROM_NAME;
        return concepts.contains("name") && caller != called && numbers.containsKey(side)
                ? side
                : null;
    }

    /** The only name that it can be by its numbers; null when it goes with none or several. */
    private @Nullable Field proved(ColumnProfile column) {
        Field proved = null;
        for (Map.Entry<Field, ColumnProfile> of : numbers.entrySet()) {
            if (GoesWith.of(column.cells(), of.getValue().cells()).isProved()) {
                if (proved != null) {
                    return null;
                }
                proved = of.getKey();
            }
        }
        return proved;
    }

    private boolean isNone(ColumnMeaning meaning) {
        return isName(meaning.field())
                && !profile(meaning).concepts().contains("name")
                && !numbers.isEmpty()
                && numbers.values().stream()
                        .allMatch(
                                column ->
                                        GoesWith.of(profile(meaning).cells(), column.cells())
                                                .isRefuted());
    }
}
