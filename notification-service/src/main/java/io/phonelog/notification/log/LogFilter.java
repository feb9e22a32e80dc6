package io.phonelog.notification.log;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which entries of a tenant's log: those of some streams, of some topics, or about one owner's
 * things.
 *
 * @param owner null for nobody's in particular
 */
public record LogFilter(Set<String> streams, Set<String> topics, @Nullable String owner) {
    public LogFilter {
        streams = Set.copyOf(streams);
        topics = Set.copyOf(topics);
    }

    public static LogFilter ofStream(String stream) {
        return new LogFilter(Set.of(stream), Set.of(), null);
    }

    public boolean holds(LogEntry entry) {
        return streams.contains(entry.stream())
                || topics.contains(entry.topic())
                || (owner != null && owner.equals(entry.owner()));
    }

    /** Whether it is about single things only, each with a beginning. */
    public boolean isOfThings() {
        return topics.isEmpty() && owner == null;
    }
}
