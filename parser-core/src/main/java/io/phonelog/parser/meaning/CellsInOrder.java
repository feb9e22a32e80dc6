package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An address or position is that of the cell beside it: where a table has a first cell and no last one,
 * what was taken for the last cell's is the first one's.
 */
final class CellsInOrder {
    private static final Map<Field, Field> FIRST =
            Map.of(
                    Field.LAST_CELL_ADDRESS, Field.FIRST_CELL_ADDRESS,
                    Field.LAST_CELL_POSITION, Field.FIRST_CELL_POSITION);

    private CellsInOrder() {}

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings) {
        if (!holds(meanings, Field.FIRST_CELL) || holds(meanings, Field.LAST_CELL)) {
            return meanings;
        }
        List<ColumnMeaning> found = new ArrayList<>();
        for (ColumnMeaning meaning : meanings) {
            Field first = meaning.field() == null ? null : FIRST.get(meaning.field());
            found.add(
                    first == null || holds(meanings, first)
                            ? meaning
                            : meaning.as(first, "it stands beside the first cell"));
        }
        return found;
    }

    private static boolean holds(List<ColumnMeaning> meanings, Field field) {
        return meanings.stream().anyMatch(meaning -> meaning.field() == field);
    }
}
