package io.phonelog.parser.row;

import io.phonelog.contracts.parse.OtherLines;

/**
 * What a chunk held. Parsed, rejected and other lines together are all of its records.
 *
 * @param bytes how many were read
 * @param complete false when the monitor stopped it
 */
public record ParsedChunk(
        long bytes, long parsed, long rejected, OtherLines lines, boolean complete) {}
