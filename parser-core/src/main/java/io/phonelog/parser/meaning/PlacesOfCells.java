package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes the words that cells are called by, as names of towns and stations, for their addresses:
 * where a column's name says no more than a cell, or a place whose latitude and longitude stand
 * beside it.
 */
final class PlacesOfCells {
    private static final Set<String> PLAIN =
            Set.of("cell", "address", "name", "own", "first", "last", "start", "end");

    /** What places are taken for where the model knows no better. */
    private static final Set<Field> MISTAKEN =
            EnumSet.of(Field.ROAMING, Field.OUTCOME, Field.CAUSE, Field.SUBTYPE);

    private static final Set<Field> WHERE =
            EnumSet.of(
                    Field.FIRST_CELL_LATITUDE,
                    Field.FIRST_CELL_LONGITUDE,
                    Field.FIRST_CELL_POSITION,
                    Field.LAST_CELL_LATITUDE,
                    Field.LAST_CELL_LONGITUDE,
                    Field.LAST_CELL_POSITION);

    /** As often a caller's identity as a cell's. */
    private static final String CALLER_ID = "cid";

    private static final double PROVED = 0.95;
    private static final double SAID = 0.8;
    private static final double MOST = 0.5;
    private static final double HARDLY = 0.1;

    private final List<ColumnMeaning> found;
    private final TableProfile table;

    private PlacesOfCells(List<ColumnMeaning> meanings, TableProfile table) {
        this.found = new ArrayList<>(meanings);
        this.table = table;
    }

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, TableProfile table) {
        PlacesOfCells places = new PlacesOfCells(meanings, table);
        places.take(places::goWithPositions, PROVED, "the same stands beside the same position");
        places.take(PlacesOfCells::areNamesOfCells, SAID, "its values are words");
        return places.found;
    }

    private void take(Predicate<ColumnProfile> rule, double sure, String reason) {
        for (int i = 0; i < found.size(); i++) {
            ColumnMeaning meaning = found.get(i);
            ColumnProfile column = table.columns().get(meaning.position());
            Field address = address(column);
            if (isOpen(meaning.field())
                    && !ColumnMeaning.holds(found, address)
                    && arePlaces(column)
                    && rule.test(column)) {
                found.set(
                        i,
                        meaning.as(address, "its name says a cell's place").atLeast(sure, reason));
            }
        }
    }

    private static boolean isOpen(@Nullable Field field) {
        return field == null || MISTAKEN.contains(field);
    }

    /** The one that its name speaks of. */
    static Field address(ColumnProfile column) {
        Set<String> concepts = column.concepts();
        return concepts.contains("last") && !concepts.contains("first")
                ? Field.LAST_CELL_ADDRESS
                : Field.FIRST_CELL_ADDRESS;
    }

    /** Words or a few, under a name that says nothing else than where. */
    private static boolean arePlaces(ColumnProfile column) {
        Set<String> concepts = column.concepts();
        return (concepts.contains("cell") || concepts.contains("address"))
                && PLAIN.containsAll(concepts)
                && column.share(Shape.WORDS) > MOST
                && column.said(Field.TYPE) < HARDLY
                && column.said(Field.DIRECTION) < HARDLY
                && column.said(Field.OUTCOME) < HARDLY;
    }

    private boolean goWithPositions(ColumnProfile column) {
        boolean proved = false;
        for (ColumnMeaning meaning : found) {
            if (meaning.field() != null && WHERE.contains(meaning.field())) {
                List<String> positions = table.columns().get(meaning.position()).cells();
                proved |= GoesWith.of(positions, column.cells()).isProved();
            }
        }
        return proved;
    }

    /**
     * Words by which cells are called; a site that is nothing else may be an office of the caller.
     */
    static boolean areNamesOfCells(ColumnProfile column) {
        Set<String> concepts = column.concepts();
        return concepts.contains("cell")
                && !concepts.contains("own")
                && !Concepts.words(column.name()).contains(CALLER_ID)
                && arePlaces(column);
    }
}
