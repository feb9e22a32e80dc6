package io.phonelog.contracts.parse;

import java.util.List;

/**
 * The top of a table. Lines count from 1; on a sheet or page after the first, 2^24 times the number
 * of sheets or pages before it is added.
 *
 * @param columns names as written, in the file's order; empty when there are none
 * @param headerLine where the header row begins; 0 when there is none or the fields of every record
 *     carry their names
 * @param dataLine where the first record begins; lines before it that are not the header
 *     are a preamble
 */
public record TableHead(List<String> columns, long headerLine, long dataLine) {
    public TableHead {
        columns = List.copyOf(columns);
    }
}
