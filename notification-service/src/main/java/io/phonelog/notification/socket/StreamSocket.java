package io.phonelog.notification.socket;

import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quarkus.websockets.next.WebSocketSecurity;
import io.smallrye.mutiny.Uni;

/** The WebSocket: many streams on one connection, each asked for and allowed by itself. */
@WebSocket(path = "/api/v1/ws")
@PermissionsAllowed(Permission.STREAMS_READ)
public class StreamSocket {
    private final SocketClients clients;
    private final WebSocketSecurity security;

    public StreamSocket(SocketClients clients, WebSocketSecurity security) {
        this.clients = clients;
        this.security = security;
    }

    @OnOpen
    void opened(WebSocketConnection connection) {
        clients.add(connection);
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        return clients.received(connection, text, security);
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        clients.remove(connection);
    }
}
