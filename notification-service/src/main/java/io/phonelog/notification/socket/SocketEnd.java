package io.phonelog.notification.socket;

import io.phonelog.notification.socket.Commands.TooMany;
import io.phonelog.notification.stream.Lapse;
import io.phonelog.notification.stream.Lapses;
import io.phonelog.notification.stream.Mailbox.TooSlow;
import io.phonelog.notification.stream.Reader;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.subscription.Cancellable;

import org.jboss.logging.Logger;

/** Ends a WebSocket, whoever's doing it is, and tells the client why by a code. */
final class SocketEnd {
    /** Close codes of our own, from 4000 to 4999, and those of RFC 6455. */
    static final CloseReason EXPIRED = new CloseReason(4001, "the token or key has expired");

    static final CloseReason REVOKED = new CloseReason(4003, "the key was revoked");
    static final CloseReason TOO_SLOW = new CloseReason(4008, "too slow: resume with a cursor");
    static final CloseReason TOO_MANY_COMMANDS = new CloseReason(4009, "too many commands");
    static final CloseReason TOO_MANY = new CloseReason(4029, "too many connections");
    static final CloseReason NOT_TEXT = new CloseReason(1003, "send JSON as text");
    static final CloseReason TOO_LONG = new CloseReason(1009, "more than 8,192 characters");
    static final CloseReason UNAVAILABLE = new CloseReason(1013, "try again later");

    private static final Logger LOG = Logger.getLogger(SocketEnd.class);

    private final WebSocketConnection connection;
    private final Lapses lapses;
    private Cancellable watch = () -> {};
    private Runnable before = () -> {};
    private boolean ended;

    SocketEnd(WebSocketConnection connection, Lapses lapses) {
        this.connection = connection;
        this.lapses = lapses;
    }

    /** What is done before it ends, once. */
    synchronized void before(Runnable last) {
        Runnable earlier = before;
        before =
                () -> {
                    last.run();
                    earlier.run();
                };
    }

    /** From now on it ends with this reader's right to be here. */
    synchronized void watch(Reader reader) {
        watch.cancel();
        if (!ended) {
            watch = lapses.watch(reader, this::lapsed);
        }
    }

    /** The log cannot be read, the client does not read, or it says too much. */
    void broken(Throwable failure) {
        if (connection.isClosed()) {
            return;
        }
        LOG.infof("WebSocket given up: connection=%s cause=%s", connection.id(), failure);
        close(reasonOf(failure));
    }

    private static CloseReason reasonOf(Throwable failure) {
        if (failure instanceof TooSlow) {
            return TOO_SLOW;
        }
        return failure instanceof TooMany ? TOO_MANY_COMMANDS : UNAVAILABLE;
    }

    void close(CloseReason reason) {
        closed();
        connection.close(reason).subscribe().with(done -> {}, failure -> LOG.debug(failure));
    }

    /** The connection is gone. */
    void closed() {
        Runnable last;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            watch.cancel();
            last = before;
        }
        last.run();
    }

    private void lapsed(Lapse lapse) {
        close(
                switch (lapse) {
                    case EXPIRED -> EXPIRED;
                    case REVOKED -> REVOKED;
                });
    }
}
