package io.phonelog.contracts.parse;

/**
 * Where a field lies in a line.
 *
 * @param from its first character, from 0
 * @param to the first character after it
 */
public record Span(int from, int to) {}
