package io.phonelog.notification.log;

import java.util.List;

/**
 * The newest entries of a tenant's log.
 *
 * @param after the sequence after which all entries are here
 * @param head the sequence of the newest
 */
public record LogTail(long after, long head, List<LogEntry> entries) {
    public LogTail {
        entries = List.copyOf(entries);
    }
}
