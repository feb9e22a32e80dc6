package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the kinds of events in a column that was taken for none: where no column says the kind and
 * all values of one are words for kinds, and for nothing else, it is that one.
 */
final class KindsByWords {
    private static final double ALL = 0.999;

    private KindsByWords() {}

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, TableProfile table) {
        if (meanings.stream().anyMatch(meaning -> meaning.field() == Field.TYPE)) {
            return meanings;
        }
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        for (int i = 0; i < found.size(); i++) {
            ColumnMeaning meaning = found.get(i);
            if (meaning.field() == null && areKinds(table.columns().get(i))) {
                found.set(
                        i,
                        meaning.as(Field.TYPE, "all of its values are words for kinds of events"));
                return found;
            }
        }
        return meanings;
    }

    private static boolean areKinds(ColumnProfile column) {
        return column.said(Field.TYPE) > ALL
                && column.said(Field.DIRECTION) == 0
                && column.said(Field.OUTCOME) == 0;
    }
}
