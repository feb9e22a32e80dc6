package io.phonelog.notification.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.socket.SocketMessage.Command;
import io.phonelog.notification.stream.Admission;
import io.phonelog.notification.stream.Lapses;
import io.phonelog.notification.stream.Reader;
import io.phonelog.notification.stream.StreamConfig;
import io.phonelog.notification.stream.Streams;
import io.phonelog.platform.problem.Problem;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quarkus.websockets.next.WebSocketSecurity;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The clients behind open WebSockets. */
@ApplicationScoped
public class SocketClients {
    private static final TypedKey<SocketClient> CLIENT = new TypedKey<>("phonelog.client");
    private static final TypedKey<SocketEnd> END = new TypedKey<>("phonelog.end");

    /** Characters of a command. */
    private static final int LONGEST = 8_192;

    private final Streams streams;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final Lapses lapses;
    private final Admission admission;

    public SocketClients(
            Streams streams,
            StreamConfig config,
            ObjectMapper json,
            Lapses lapses,
            Admission admission) {
        this.streams = streams;
        this.config = config;
        this.json = json;
        this.lapses = lapses;
        this.admission = admission;
    }

    void add(WebSocketConnection connection) {
        Reader reader = connection.userData().get(SocketUpgrade.READER);
        SocketEnd end = new SocketEnd(connection, lapses);
        connection.userData().put(END, end);
        SocketWriter writer = new SocketWriter(connection, json);
        connection.userData().put(CLIENT, new SocketClient(writer, reader, streams, config, end));
        try {
            end.before(admission.admit(reader)::cancel);
            end.watch(reader);
        } catch (Problem tooMany) {
            end.close(SocketEnd.TOO_MANY);
        }
    }

    Uni<Void> subscribe(WebSocketConnection connection, String stream) {
        Command command = new Command("subscribe", stream, null, null);
        return client(connection).hear(stream.length(), command, token -> none());
    }

    Uni<Void> received(WebSocketConnection connection, String text, WebSocketSecurity security) {
        if (text.length() > LONGEST) {
            end(connection, SocketEnd.TOO_LONG);
            return Uni.createFrom().voidItem();
        }
        return client(connection)
                .hear(text.length(), read(text), token -> renewed(security, token));
    }

    void end(WebSocketConnection connection, CloseReason reason) {
        connection.userData().get(END).close(reason);
    }

    /** No message could be read of what came, or the connection broke. */
    void failed(WebSocketConnection connection, Throwable failure) {
        if (failure instanceof IllegalStateException) {
            // So Vert.x says that the parts of a message are longer than the server reads.
            end(connection, SocketEnd.TOO_LONG);
        } else {
            connection.userData().get(END).broken(failure);
        }
    }

    void remove(WebSocketConnection connection) {
        connection.userData().get(END).closed();
    }

    private @Nullable Command read(String text) {
        try {
            return json.readValue(text, Command.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Uni<Reader> renewed(WebSocketSecurity security, String token) {
        return Uni.createFrom()
                .completionStage(() -> security.updateSecurityIdentity(token))
                .chain(Reader::of);
    }

    private static Uni<Reader> none() {
        return Uni.createFrom().failure(() -> new IllegalStateException("no token was sent"));
    }

    private static SocketClient client(WebSocketConnection connection) {
        return connection.userData().get(CLIENT);
    }
}
