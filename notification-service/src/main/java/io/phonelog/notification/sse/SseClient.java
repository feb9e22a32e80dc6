package io.phonelog.notification.sse;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.Mailbox;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.phonelog.notification.stream.Mailbox.TooSlow;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerResponse;

import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One SSE connection: ends with its last event, its client's right to follow, or its client, and
 * ends then what it was given to end.
 */
final class SseClient {
    private static final Logger LOG = Logger.getLogger(SseClient.class);
    private static final String HEARTBEAT = ":\n\n";

    private final HttpServerResponse response;
    private final Predicate<LogEntry> last;
    private final Mailbox mailbox;
    private final List<Cancellable> toEnd = new ArrayList<>(4);
    private boolean ended;

    SseClient(HttpServerResponse response, Predicate<LogEntry> last, int queue) {
        this.response = response;
        this.last = last;
        this.mailbox = new Mailbox(queue, this::send, this::broken);
        response.closeHandler(closed -> end());
        response.exceptionHandler(failure -> end());
        if (response.closed()) {
            end();
        }
    }

    static String format(LogEntry entry) {
        return "id: %s\nevent: %s\ndata: %s\n\n"
                .formatted(entry.eventId(), entry.type(), entry.data());
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** Ends that too; at once when the connection has ended already. */
    void endWith(Cancellable other) {
        synchronized (this) {
            if (!ended) {
                toEnd.add(other);
                return;
            }
        }
        other.cancel();
    }

    void broken(Throwable failure) {
        if (failure instanceof TooSlow) {
            LOG.info("SSE client too slow");
        } else {
            LOG.warnf("SSE stream broken off: cause=%s", failure);
        }
        // No proper end, which would wait behind what fills the socket. The client resumes.
        response.reset();
        end();
    }

    void beat() {
        if (!response.writeQueueFull()) {
            response.write(HEARTBEAT);
        }
    }

    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        mailbox.close();
        toEnd.forEach(Cancellable::cancel);
    }

    private Uni<Void> send(Letter letter) {
        return Uni.createFrom()
                .completionStage(() -> response.write(format(letter.entry())).toCompletionStage())
                .invoke(
                        taken -> {
                            if (last.test(letter.entry())) {
                                end();
                            }
                        });
    }
}
