package io.phonelog.parser.mapping;

import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

/**
 * A column of a file and the template's column that it is.
 *
 * @param position from 0
 * @param name as the file writes it
 * @param column null when the template knows no such column; its values become extras
 * @param confidence 0 to 1
 */
public record MappedColumn(int position, String name, @Nullable Column column, double confidence) {

    /** As reported to people. */
    public ColumnGuess guess() {
        Field field = column == null ? null : column.field();
        return field == null
                ? new ColumnGuess(name, null, 0)
                : new ColumnGuess(name, field.wireName(), confidence);
    }
}
