package io.phonelog.contracts.parse;

/**
 * Whose records those of a section are, as a line above them says.
 *
 * @param number as written
 * @param line where it says so, on its sheet or page, from 1
 */
public record SaidSubject(String number, long line) {}
