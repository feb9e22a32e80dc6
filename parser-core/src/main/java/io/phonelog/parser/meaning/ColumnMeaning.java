package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a column means.
 *
 * @param position from 0
 * @param name as the file writes it, or {@code column 3} where it writes none
 * @param field null: none of the fields, its values are kept as extras
 * @param confidence 0 to 1: of a hundred columns with 0.9, ninety are right
 * @param reasons in words, the strongest first
 * @param alternatives what else it may be, the likeliest first
 */
public record ColumnMeaning(
        int position,
        String name,
        @Nullable Field field,
        double confidence,
        List<String> reasons,
        List<Alternative> alternatives) {

    /** The first column that holds a field; null when none does. */
    static @Nullable ColumnMeaning of(List<ColumnMeaning> all, Field field) {
        return all.stream().filter(meaning -> meaning.field() == field).findFirst().orElse(null);
    }

    static boolean holds(List<ColumnMeaning> all, Field field) {
        return of(all, field) != null;
    }

    /** The same, taken for another field by a rule, and as sure as it was before. */
    ColumnMeaning as(@Nullable Field other, String reason) {
        return new ColumnMeaning(position, name, other, confidence, List.of(reason), alternatives);
    }

    /** The same, and so sure at least, since the rows prove it. */
    ColumnMeaning atLeast(double sure, String reason) {
        List<String> why = new ArrayList<>(List.of(reason));
        why.addAll(reasons);
        return new ColumnMeaning(
                position, name, field, Math.max(sure, confidence), List.copyOf(why), alternatives);
    }

    /**
     * @param field null: none of the fields
     */
    public record Alternative(@Nullable Field field, double confidence) {}
}
