package io.phonelog.notification.sse;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.Admission;
import io.phonelog.notification.stream.Lapses;
import io.phonelog.notification.stream.Opening;
import io.phonelog.notification.stream.Reader;
import io.phonelog.notification.stream.StreamConfig;
import io.phonelog.notification.stream.Streams;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import java.util.function.Predicate;

/** Writes streams as Server-Sent Events. */
@ApplicationScoped
public class SseWriter {
    private final Vertx vertx;
    private final Streams streams;
    private final StreamConfig config;
    private final Lapses lapses;
    private final Admission admission;

    public SseWriter(
            Vertx vertx, Streams streams, StreamConfig config, Lapses lapses, Admission admission) {
        this.vertx = vertx;
        this.streams = streams;
        this.config = config;
        this.lapses = lapses;
        this.admission = admission;
    }

    /**
     * Done when the stream has ended, the client has gone or may not follow any more.
     *
     * @param last the entry after which the stream ends
     */
    Uni<Void> write(
            Opening opening, Predicate<LogEntry> last, Reader reader, HttpServerResponse response) {
        Cancellable place = admission.admit(reader);
        response.setChunked(true);
        response.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS);
        // Reverse proxies must not collect what is meant to be live.
        response.putHeader("X-Accel-Buffering", "no");
        response.write("retry: " + config.retry().toMillis() + "\n\n");
        if (opening.gap()) {
            response.write("event: gap\ndata: {\"reason\":\"" + Streams.GAP + "\"}\n\n");
        }
        return Uni.createFrom()
                .emitter(
                        done -> {
                            SseClient client = new SseClient(response, last, config.queue());
                            client.endWith(() -> done.complete(null));
                            client.endWith(place);
                            client.endWith(lapses.watch(reader, lapse -> client.end()));
                            client.endWith(heartbeat(client));
                            client.endWith(
                                    streams.follow(opening, client.mailbox(), client::broken));
                        });
    }

    private Cancellable heartbeat(SseClient client) {
        long timer = vertx.setPeriodic(config.heartbeat().toMillis(), beat -> client.beat());
        return () -> vertx.cancelTimer(timer);
    }
}
