package io.phonelog.contracts.parse;

/**
 * From a line on, the records of a file are those of one of its tables. Lines are in the measure of a
 * table's head.
 *
 * @param line where it begins, with what stands above its names
 * @param table 0: the plan's own; else one of the others that the plan has, from 1
 * @param headerLine as {@link TableHead#headerLine()}
 * @param dataLine as {@link TableHead#dataLine()}
 */
public record Section(long line, int table, long headerLine, long dataLine) {}
