package io.phonelog.upload.quota;

/**
 * What a tenant uses just now.
 *
 * @param today bytes of this day (UTC): those that came, and those that were announced
 * @param open unfinished uploads that can be resumed
 */
record Usage(long today, long open) {}
