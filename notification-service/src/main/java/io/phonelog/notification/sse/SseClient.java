package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * One SSE connection. One event is on its way at a time; the next is taken when the socket has taken
 * this one, so that a slow client fills its own queue and nothing else.
 */
final class SseClient implements MultiSubscriber<LogEntry> {
    private static final Logger LOG = Logger.getLogger(SseClient.class);
    private static final String HEARTBEAT = ":\n\n";

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Reader reader;
    private final Predicate<LogEntry> last;
    private final Runnable done;
    private final long heartbeat;
    private final Cancellable watch;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Subscription entries;

    SseClient(
            Vertx vertx,
            HttpServerResponse response,
            Reader reader,
            Duration heartbeat,
            Lapses lapses,
            Predicate<LogEntry> last,
            Runnable done) {
        this.vertx = vertx;
        this.response = response;
        this.reader = reader;
        this.last = last;
        this.done = done;
        this.heartbeat = vertx.setPeriodic(heartbeat.toMillis(), timer -> beat());
        this.watch = lapses.watch(reader, lapse -> end());
    }

    static String format(LogEntry entry) {
        return "id: %s\nevent: %s\ndata: %s\n\n"
                .formatted(entry.eventId(), entry.type(), entry.data());
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        entries = subscription;
        response.closeHandler(closed -> end());
        response.exceptionHandler(failure -> end());
        if (response.closed()) {
            end();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onItem(LogEntry entry) {
        response.write(format(entry))
                .onSuccess(taken -> afterwards(entry))
                .onFailure(failure -> end());
    }

    @Override
    public void onFailure(Throwable failure) {
        if (failure instanceof BackPressureFailure) {
            LOG.infof("SSE client too slow: org=%s", reader.orgId());
        } else {
            LOG.warnf("SSE stream broken off: org=%s cause=%s", reader.orgId(), failure);
        }
        // No proper end, which would wait behind what fills the socket. The client resumes.
        response.reset();
        end();
    }

    @Override
    public void onCompletion() {
        end();
    }

    private void afterwards(LogEntry entry) {
        if (last.test(entry)) {
            end();
            return;
        }
        Subscription subscription = entries;
        if (subscription != null) {
            subscription.request(1);
        }
    }

    private void beat() {
        if (!response.writeQueueFull()) {
            response.write(HEARTBEAT);
        }
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        vertx.cancelTimer(heartbeat);
        watch.cancel();
        Subscription subscription = entries;
        if (subscription != null) {
            subscription.cancel();
        }
        done.run();
    }
}
