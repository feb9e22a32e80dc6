package io.phonelog.contracts.parse;

import java.util.List;

/**
 * The top of a table.
 *
 * @param columns names as written, in the file's order; empty when there is no header row
 * @param headerLine where the header row begins, from 1; 0 when there is none
 * @param dataLine where the first record begins, from 1; lines before it that are not the header
 *     are a preamble
 */
public record TableHead(List<String> columns, long headerLine, long dataLine) {
    public TableHead {
        columns = List.copyOf(columns);
    }
}
