package io.phonelog.contracts.parse;

/**
 * What a line of the file says of how many records there are, as {@code CDR COUNT : 120} does.
 *
 * @param line where it says so, in the measure of a table's head
 * @param rows how many
 */
public record DeclaredRows(long line, long rows) {}
