package io.phonelog.contracts.parse;

/**
 * What somebody should look at in some rows of a file, although they were read; or that the file
 * breaks off.
 *
 * @param code stable, UPPER_SNAKE: of the events' own warnings, or of the reject where it breaks
 *     off
 * @param rows how many
 * @param firstLine of them, in the measure of a table's head
 */
public record RowWarning(String code, long rows, long firstLine) {

    /** The same rows and others with this code. */
    public RowWarning and(RowWarning other) {
        return new RowWarning(code, rows + other.rows, Math.min(firstLine, other.firstLine));
    }
}
