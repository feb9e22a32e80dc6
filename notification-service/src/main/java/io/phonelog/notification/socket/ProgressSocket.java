package io.phonelog.notification.socket;

import static io.quarkus.websockets.next.InboundProcessingMode.CONCURRENT;

import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quarkus.websockets.next.WebSocketSecurity;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * The WebSocket that follows one job from the start, where others would take server-sent events.
 */
@WebSocket(path = "/api/v1/parser/progress/{jobId}", inboundProcessingMode = CONCURRENT)
@PermissionsAllowed(Permission.STREAMS_READ)
public class ProgressSocket {
    private final SocketClients clients;
    private final WebSocketSecurity security;

    public ProgressSocket(SocketClients clients, WebSocketSecurity security) {
        this.clients = clients;
        this.security = security;
    }

    @OnOpen
    Uni<Void> opened(@PathParam String jobId, WebSocketConnection connection) {
        clients.add(connection);
        return clients.subscribe(connection, "job:" + jobId);
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        return clients.received(connection, text, security);
    }

    @OnBinaryMessage
    @NonBlocking
    void receivedBinary(Buffer message, WebSocketConnection connection) {
        clients.end(connection, SocketEnd.NOT_TEXT);
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        clients.failed(connection, failure);
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        clients.remove(connection);
    }
}
