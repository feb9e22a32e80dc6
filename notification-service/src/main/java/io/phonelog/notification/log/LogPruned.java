package io.phonelog.notification.log;

/** What a reader was about to read may have been pruned while it read: it has to begin anew. */
public final class LogPruned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogPruned(long place, long pruned) {
        super("the log is pruned up to %d, and was read up to %d".formatted(pruned, place));
    }
}
