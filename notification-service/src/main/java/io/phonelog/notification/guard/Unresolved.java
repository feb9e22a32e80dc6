package io.phonelog.notification.guard;

/**
 * Where a host is could not be found out for now. Nothing is known against the host: its name
 * server may be slow, and so may ours.
 */
public final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unresolved(Throwable cause) {
        super("A host's name cannot be resolved at the moment.", cause, false, false);
    }
}
