package io.phonelog.contracts.parse;

/**
 * A part of a file that begins and ends between two records.
 *
 * @param index from 0
 * @param from first byte
 * @param to first byte after it
 * @param firstLine number of its first line in the file, from 1
 */
public record ChunkRange(int index, long from, long to, long firstLine) {}
