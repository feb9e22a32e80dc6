package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A stream that may begin.
 *
 * @param gap whether the place that the client named is not in the log any more
 * @param after the sequence it begins after
 * @param latest the newest entry of the (first) thing at the opening; null when none was named, or
 *     nothing of it is kept
 */
public record Opening(
        UUID org, Selection selection, boolean gap, long after, @Nullable LogEntry latest) {}
