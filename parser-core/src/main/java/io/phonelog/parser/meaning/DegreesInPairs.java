package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A latitude and a longitude are a position together, and neither is one alone: one of each are
 * those of the same cell, and what has no other half is an extra.
 */
final class DegreesInPairs {
    private record Pair(Field latitude, Field longitude) {
        boolean has(@Nullable Field field) {
            return field == latitude || field == longitude;
        }
    }

    private static final Pair FIRST =
            new Pair(Field.FIRST_CELL_LATITUDE, Field.FIRST_CELL_LONGITUDE);
    private static final Pair LAST = new Pair(Field.LAST_CELL_LATITUDE, Field.LAST_CELL_LONGITUDE);

    private DegreesInPairs() {}

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings) {
        List<ColumnMeaning> found = meanings;
        if (isHalf(FIRST, found) && isHalf(LAST, found) && !sayWhich(found)) {
            found =
                    changed(
                            found,
                            LAST.latitude,
                            FIRST.latitude,
                            "it is the longitude's other half");
            found =
                    changed(
                            found,
                            LAST.longitude,
                            FIRST.longitude,
                            "it is the latitude's other half");
        }
        return without(LAST, without(FIRST, found));
    }

    private static List<ColumnMeaning> without(Pair pair, List<ColumnMeaning> meanings) {
        if (!isHalf(pair, meanings)) {
            return meanings;
        }
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(
                m ->
                        m.field() == pair.latitude
                                ? m.as(null, "there is no longitude beside it")
                                : m.field() == pair.longitude
                                        ? m.as(null, "there is no latitude beside it")
                                        : m);
        return found;
    }

    private static List<ColumnMeaning> changed(
            List<ColumnMeaning> meanings, Field from, Field to, String reason) {
        if (ColumnMeaning.holds(meanings, to)) {
            return meanings;
        }
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(m -> m.field() == from ? m.as(to, reason) : m);
        return found;
    }

    /** The halves of two cells make no third one. */
    private static boolean sayWhich(List<ColumnMeaning> meanings) {
        return meanings.stream()
                .filter(m -> FIRST.has(m.field()) || LAST.has(m.field()))
                .map(m -> Concepts.of(m.name()))
                .anyMatch(name -> name.contains("first") || name.contains("last"));
    }

    private static boolean isHalf(Pair pair, List<ColumnMeaning> meanings) {
        return ColumnMeaning.holds(meanings, pair.latitude)
                != ColumnMeaning.holds(meanings, pair.longitude);
    }
}
