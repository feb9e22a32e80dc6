package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes certain what values say themselves, whatever their column is called: words for directions
 * and for nothing else, and lengths that are written with their units in one column alone.
 */
final class SaidByValues {
    private static final double CERTAIN = 0.95;
    private static final double ALL = 0.999;

    private SaidByValues() {}

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, TableProfile table) {
        long written = table.columns().stream().filter(SaidByValues::writesUnits).count();
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        for (int i = 0; i < found.size(); i++) {
            ColumnMeaning meaning = found.get(i);
            ColumnProfile column = table.columns().get(meaning.position());
            if (meaning.field() == Field.DIRECTION && areDirections(column)) {
                found.set(i, meaning.atLeast(CERTAIN, "its values say nothing but directions"));
            } else if (meaning.field() == Field.DURATION && written == 1 && writesUnits(column)) {
                found.set(i, meaning.atLeast(CERTAIN, "it alone writes units of time"));
            }
        }
        return found;
    }

    private static boolean areDirections(ColumnProfile column) {
        return column.distinct() > 1
                && column.said(Field.DIRECTION) > ALL
                && column.said(Field.TYPE) == 0
                && column.said(Field.OUTCOME) == 0;
    }

    private static boolean writesUnits(ColumnProfile column) {
        return column.share(Shape.UNITS) > ALL;
    }
}
