package io.phonelog.notification.socket;

import io.phonelog.notification.stream.EventStream;
import io.phonelog.notification.stream.Reader;
import io.smallrye.mutiny.subscription.Cancellable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that one client follows, each from when it is asked for until it ends. */
final class Following {
    private static final Cancellable OPENING = () -> {};

    private final Map<EventStream, Cancellable> followers = new ConcurrentHashMap<>(1);
    private volatile boolean over;

    int count() {
        return followers.size();
    }

    /** False when the client follows it already, or follows nothing any more. */
    boolean begin(EventStream stream) {
        if (followers.putIfAbsent(stream, OPENING) != null) {
            return false;
        }
        // Looked at afterwards: whoever ends all meanwhile either finds the stream or is seen here.
        if (over) {
            giveUp(stream);
        }
        return !over;
    }

    /** It could not be opened. */
    void giveUp(EventStream stream) {
        followers.remove(stream, OPENING);
    }

    /** It is open; ended at once when it was given up, or all was, meanwhile. */
    void go(EventStream stream, Cancellable follower) {
        if (!followers.replace(stream, OPENING, follower)) {
            follower.cancel();
        }
    }

    void end(EventStream stream) {
        Cancellable follower = followers.remove(stream);
        if (follower != null) {
            follower.cancel();
        }
    }

    /** Ends what a reader may not follow, and tells what that was. */
    List<EventStream> endRefused(Reader reader) {
        List<EventStream> refused =
                followers.keySet().stream().filter(stream -> !reader.mayFollow(stream)).toList();
        refused.forEach(this::end);
        return refused;
    }

    /** For good: nothing begins any more. */
    void endAll() {
        over = true;
        List.copyOf(followers.keySet()).forEach(this::end);
    }
}
