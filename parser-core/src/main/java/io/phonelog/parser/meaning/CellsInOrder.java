package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cell, address or position that is alone is that of the first cell, unless its name says that it
 * is the last one's.
 */
final class CellsInOrder {
    private static final Map<Field, Field> FIRST =
            Map.of(
                    Field.LAST_CELL, Field.FIRST_CELL,
                    Field.LAST_CELL_ADDRESS, Field.FIRST_CELL_ADDRESS,
                    Field.LAST_CELL_POSITION, Field.FIRST_CELL_POSITION,
                    Field.LAST_CELL_LATITUDE, Field.FIRST_CELL_LATITUDE,
                    Field.LAST_CELL_LONGITUDE, Field.FIRST_CELL_LONGITUDE);

    private CellsInOrder() {}

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, TableProfile table) {
        List<ColumnMeaning> found = new ArrayList<>();
        for (ColumnMeaning meaning : meanings) {
            Field first = meaning.field() == null ? null : FIRST.get(meaning.field());
            boolean last = table.columns().get(meaning.position()).concepts().contains("last");
            found.add(
                    first == null || last || ColumnMeaning.holds(meanings, first)
                            ? meaning
                            : meaning.as(first, "no other column says it of the first cell"));
        }
        return found;
    }
}
