package io.phonelog.contracts.parse;

/**
 * A part of a file that begins and ends between two records. Text is cut by bytes, a workbook by
 * sheets, a document by pages; what cannot be cut is one range of the file's bytes.
 *
 * @param index from 0
 * @param from first byte, sheet or page, from 0
 * @param to first byte, sheet or page after it
 * @param firstLine number of its first line in the file, from 1; sheets and pages count their own
 */
public record ChunkRange(int index, long from, long to, long firstLine) {}
