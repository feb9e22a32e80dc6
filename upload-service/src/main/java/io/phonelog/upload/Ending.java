package io.phonelog.upload;

/**
 * Why an upload came to nothing.
 *
 * @param code stable, UPPER_SNAKE
 * @param reason for the person who sent it
 */
public record Ending(String code, String reason) {}
