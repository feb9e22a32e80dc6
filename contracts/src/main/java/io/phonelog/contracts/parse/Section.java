package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/**
 * From a line on, the records of a file are those of one of its tables. Lines are in the measure of
 * a table's head.
 *
 * @param line where it begins, with what stands above its names
 * @param table 0: the plan's own; else one of the others that the plan has, from 1
 * @param headerLine as {@link TableHead#headerLine()}
 * @param dataLine as {@link TableHead#dataLine()}
 * @param subject of records that do not say it themselves; null when no line above them does
 */
public record Section(
        long line,
        int table,
        long headerLine,
        long dataLine,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SaidSubject subject) {
    public Section(long line, int table, long headerLine, long dataLine) {
        this(line, table, headerLine, dataLine, null);
    }
}
