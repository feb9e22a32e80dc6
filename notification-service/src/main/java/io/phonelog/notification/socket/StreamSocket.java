package io.phonelog.notification.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

/** The WebSocket: many streams on one connection, each asked for and allowed by itself. */
@WebSocket(path = "/api/v1/ws")
@PermissionsAllowed(Permission.STREAMS_READ)
public class StreamSocket {
    private static final TypedKey<SocketClient> CLIENT = new TypedKey<>("phonelog.client");

    private final Streams streams;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final Lapses lapses;

    public StreamSocket(Streams streams, StreamConfig config, ObjectMapper json, Lapses lapses) {
        this.streams = streams;
        this.config = config;
        this.json = json;
        this.lapses = lapses;
    }

    @OnOpen
    void opened(WebSocketConnection connection) {
        Reader reader = connection.userData().get(SocketUpgrade.READER);
        var client = new SocketClient(connection, reader, streams, config, json);
        connection.userData().put(CLIENT, client);
        client.endWith(lapses);
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        SocketClient client = connection.userData().get(CLIENT);
        SocketMessage.@Nullable Command command;
        try {
            command = json.readValue(text, SocketMessage.Command.class);
        } catch (JsonProcessingException e) {
            command = null;
        }
        return command == null
                ? client.refuse(null, "MALFORMED_BODY", "Send {\"op\": …} as JSON.")
                : client.obey(command);
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        connection.userData().get(CLIENT).end();
    }
}
