package io.phonelog.notification.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.EventStream;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What is said on a WebSocket: {@link Command} by clients, the rest by us. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface SocketMessage {
    /** Names the kind of message. */
    String op();

    /**
     * @param after the id of the last event that the client has
     * @param token the new one, for {@code refresh}
     */
    record Command(
            @Nullable String op,
            @Nullable String stream,
            @Nullable String after,
            @Nullable String token) {}

    record Event(
            String op,
            String stream,
            String id,
            String type,
            Instant time,
            @JsonRawValue String data)
            implements SocketMessage {
        static Event of(EventStream stream, LogEntry entry) {
            return new Event(
                    "event",
                    stream.name(),
                    entry.eventId(),
                    entry.type(),
                    entry.time(),
                    entry.data());
        }
    }

    /**
     * Follows {@code subscribe}, {@code unsubscribe} and {@code refresh}, or tells of a gap, or of
     * a stream that a refreshed token ended.
     */
    record Notice(String op, @Nullable String stream, @Nullable String message)
            implements SocketMessage {}

    record Pong(String op) implements SocketMessage {}

    /**
     * @param stream null when it is not about one
     * @param code stable, as in problems
     */
    record Failure(String op, @Nullable String stream, String code, String message)
            implements SocketMessage {
        static Failure of(@Nullable String stream, String code, String message) {
            return new Failure("error", stream, code, message);
        }
    }
}
