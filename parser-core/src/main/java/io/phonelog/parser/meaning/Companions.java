package io.phonelog.parser.meaning;

import io.phonelog.parser.shape.Shape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes with a column, row by row: lengths with times, names with numbers, cells with places,
 * and the last of something with the first.
 */
final class Companions {
    private static final Set<String> IDS = Set.of("text", "number", "digits", "words");
    private static final double OFTEN = 0.3;
    private static final int FEWEST = 3;

    private final TableProfile table;
    private final ColumnProfile column;
    private final Set<String> features = new LinkedHashSet<>();

    private Companions(TableProfile table, ColumnProfile column) {
        this.table = table;
        this.column = column;
    }

    /** Names of features. */
    static Set<String> of(TableProfile table, ColumnProfile column) {
        Companions all = new Companions(table, column);
        all.lengths();
        if (column.kind().equals("words")) {
            all.names();
        }
        if (IDS.contains(column.kind()) && !column.constant()) {
            all.places();
            all.twins();
        }
        return all.features;
    }

    private void lengths() {
        table.lengthSigns(column).forEach(sign -> features.add("length:" + sign));
        if (table.endsALength(column)) {
            features.add("time:endsALength");
        }
    }

    /** Words that go with the numbers of some column are names of whoever has these. */
    private void names() {
        List<ColumnProfile> all = table.columns().stream().filter(ColumnProfile::phones).toList();
        boolean strays = !all.isEmpty();
        for (int i = 0; i < all.size(); i++) {
            GoesWith goes = GoesWith.of(column.cells(), all.get(i).cells());
            strays &= goes.isRefuted();
            if (goes.isProved()) {
                features.add("goesWithNumber");
                if (table.named()) {
                    all.get(i).concepts().forEach(concept -> features.add("goesWith:" + concept));
                } else {
                    features.add("goesWith:" + Math.min(4, i + 1));
                }
            }
        }
        if (strays) {
            features.add("goesWithNoNumber");
        }
    }

    /** Where a cell stands goes with what it is called. */
    private void places() {
        boolean any = false;
        boolean proved = false;
        boolean refuted = true;
        for (ColumnProfile other : table.columns()) {
            boolean place = other.coordinates().surely() || other.share(Shape.POSITION) > 1 - OFTEN;
            if (other != column && place) {
                GoesWith goes = GoesWith.of(other.cells(), column.cells());
                any = true;
                proved |= goes.isProved();
                refuted &= goes.isRefuted();
            }
        }
        if (proved) {
            features.add("goesWithPlace");
        } else if (any && refuted) {
            features.add("goesWithNoPlace");
        }
    }

    /** Columns that hold the same in many rows, and not in all. */
    private void twins() {
        boolean before = true;
        for (ColumnProfile other : table.columns()) {
            if (other == column) {
                before = false;
            } else if (other.kind().equals(column.kind()) && areTwins(other)) {
                features.add("twin");
                if (!table.named()) {
                    features.add(before ? "twin:second" : "twin:first");
                }
            }
        }
    }

    private boolean areTwins(ColumnProfile other) {
        int both = 0;
        int same = 0;
        for (int row = 0; row < column.cells().size(); row++) {
            String value = column.cells().get(row);
            boolean filled = !value.isEmpty() && !other.cells().get(row).isEmpty();
            both += filled ? 1 : 0;
            same += filled && value.equals(other.cells().get(row)) ? 1 : 0;
        }
        return column.distinct() >= FEWEST && same < both && same >= both * OFTEN;
    }
}
