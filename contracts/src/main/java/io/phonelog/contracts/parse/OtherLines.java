package io.phonelog.contracts.parse;

/**
 * Lines that are neither events nor rejects, so that every line of a file is accounted for. Each is
 * counted as a record: a header whose names have line breaks is one.
 *
 * @param header column names, also where they are repeated
 * @param preamble before the header
 * @param trailer totals and remarks after the data
 */
public record OtherLines(long header, long preamble, long blank, long trailer) {
    public static final OtherLines NONE = new OtherLines(0, 0, 0, 0);
}
