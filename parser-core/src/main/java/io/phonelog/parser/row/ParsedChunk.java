package io.phonelog.parser.row;

import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.RowWarning;
import io.phonelog.contracts.parse.Sums;

import java.util.List;

/**
 * What a chunk held. Parsed, rejected and other lines together are all of its records.
 *
 * @param bytes how many were read
 * @param declared what lines beside the table say of how many records there are
 * @param sums what the events add up to, and what such lines say of that
 * @param warnings of the events, and that the file breaks off, by their codes
 * @param complete false when the monitor stopped it
 */
public record ParsedChunk(
        long bytes,
        long parsed,
        long rejected,
        OtherLines lines,
        List<DeclaredRows> declared,
        Sums sums,
        List<RowWarning> warnings,
        boolean complete) {}
