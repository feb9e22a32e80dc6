package io.phonelog.notification.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.socket.SocketMessage.Event;
import io.phonelog.notification.socket.SocketMessage.Failure;
import io.phonelog.notification.socket.SocketMessage.Notice;
import io.phonelog.notification.socket.SocketMessage.Pong;
import io.phonelog.notification.stream.EventStream;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

/** Writes messages on one WebSocket; each is done when the socket has taken it. */
final class SocketWriter {
    private final WebSocketConnection connection;
    private final ObjectMapper json;

    SocketWriter(WebSocketConnection connection, ObjectMapper json) {
        this.connection = connection;
        this.json = json;
    }

    boolean isClosed() {
        return connection.isClosed();
    }

    Uni<Void> event(Letter letter) {
        EventStream stream = letter.selection().streams().get(0);
        return send(Event.of(stream, letter.entry()));
    }

    /** About a stream, or about none. */
    Uni<Void> tell(String op, @Nullable EventStream stream, @Nullable String message) {
        return send(new Notice(op, stream == null ? null : stream.name(), message));
    }

    /**
     * @param stream as the client wrote it; null when it is not about one
     * @param code stable, as in problems
     */
    Uni<Void> refuse(@Nullable String stream, String code, String message) {
        return send(Failure.of(stream, code, message));
    }

    Uni<Void> pong() {
        return send(new Pong("pong"));
    }

    private Uni<Void> send(SocketMessage message) {
        try {
            return connection.sendText(json.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message must be writable as JSON", e);
        }
    }
}
