package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.Streams.Opening;
import io.smallrye.mutiny.Uni;
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
    private final StreamConfig config;
    private final Lapses lapses;

    public SseWriter(Vertx vertx, StreamConfig config, Lapses lapses) {
        this.vertx = vertx;
        this.config = config;
        this.lapses = lapses;
    }

    /**
     * Done when the stream has ended, the client has gone or may not follow any more.
     *
     * @param last the entry after which the stream ends
     */
    Uni<Void> write(
            Opening opening, Predicate<LogEntry> last, Reader reader, HttpServerResponse response) {
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
                        done ->
                                opening.entries()
                                        .subscribe(
                                                new SseClient(
                                                        vertx,
                                                        response,
                                                        reader,
                                                        config.heartbeat(),
                                                        lapses,
                                                        last,
                                                        () -> done.complete(null))));
    }
}
