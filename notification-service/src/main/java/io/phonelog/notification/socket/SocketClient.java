package io.phonelog.notification.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.SocketMessage.Command;
import io.phonelog.notification.stream.SocketMessage.Event;
import io.phonelog.notification.stream.SocketMessage.Failure;
import io.phonelog.notification.stream.SocketMessage.Notice;
import io.phonelog.notification.stream.SocketMessage.Pong;
import io.phonelog.notification.stream.Streams.Opening;
import io.phonelog.platform.problem.Problem;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.Cancellable;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One WebSocket and the streams it follows. Of each stream one event is on its way at a time, and what
 * waits behind it is bounded; a client that does not keep up is closed and resumes with a cursor.
 */
final class SocketClient {
    /** Close codes of our own; 4000 to 4999 are an application's. */
    static final CloseReason TOO_SLOW = new CloseReason(4008, "too slow: resume with a cursor");

    static final CloseReason EXPIRED = new CloseReason(4001, "the token or key has expired");
    static final CloseReason REVOKED = new CloseReason(4003, "the key was revoked");
    static final CloseReason UNAVAILABLE = new CloseReason(1013, "try again later");

    private static final Logger LOG = Logger.getLogger(SocketClient.class);
    private static final Cancellable OPENING = () -> {};

    private final WebSocketConnection connection;
    private final Reader reader;
    private final Streams streams;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final Map<String, Cancellable> following = new ConcurrentHashMap<>();
    private volatile Cancellable watch = () -> {};

    SocketClient(
            WebSocketConnection connection,
            Reader reader,
            Streams streams,
            StreamConfig config,
            ObjectMapper json) {
        this.connection = connection;
        this.reader = reader;
        this.streams = streams;
        this.config = config;
        this.json = json;
    }

    /** Ends with the right to be here. */
    void endWith(Lapses lapses) {
        watch = lapses.watch(reader, lapse -> close(reasonOf(lapse)));
    }

    Uni<Void> obey(Command command) {
        String op = command.op() == null ? "" : command.op();
        return switch (op) {
            case "ping" -> send(new Pong("pong"));
            case "subscribe" -> withStream(command, stream -> subscribe(stream, command.after()));
            case "unsubscribe" -> withStream(command, this::unsubscribe);
            default -> refuse(null, "UNKNOWN_OP", "Send op subscribe, unsubscribe or ping.");
        };
    }

    Uni<Void> refuse(@Nullable String stream, String code, String message) {
        return send(Failure.of(stream, code, message));
    }

    void end() {
        watch.cancel();
        following.values().forEach(Cancellable::cancel);
        following.clear();
    }

    private interface Step {
        Uni<Void> with(EventStream stream);
    }

    private Uni<Void> withStream(Command command, Step step) {
        String name = command.stream() == null ? "" : command.stream();
        return Uni.createFrom()
                .deferred(() -> step.with(EventStream.named(name)))
                .onFailure(Problem.class)
                .recoverWithUni(problem -> refuse(name, problem.type().name(), problem.detail()));
    }

    private Uni<Void> subscribe(EventStream stream, @Nullable String after) {
        if (following.size() >= config.subscriptions()) {
            return refuse(
                    stream.name(),
                    "TOO_MANY_STREAMS",
                    "One connection follows at most " + config.subscriptions() + " streams.");
        }
        if (following.putIfAbsent(stream.name(), OPENING) != null) {
            return refuse(stream.name(), "ALREADY_SUBSCRIBED", "You follow this stream already.");
        }
        return streams.open(reader, Selection.of(stream), after)
                .onFailure()
                .invoke(failure -> following.remove(stream.name(), OPENING))
                .call(opening -> send(new Notice("subscribed", stream.name(), null)))
                .call(opening -> opening.gap() ? tellGap(stream) : Uni.createFrom().voidItem())
                .invoke(opening -> follow(stream, opening))
                .replaceWithVoid();
    }

    private Uni<Void> tellGap(EventStream stream) {
        return send(new Notice("gap", stream.name(), Streams.GAP));
    }

    private void follow(EventStream stream, Opening opening) {
        Cancellable entries =
                opening.entries()
                        .onItem()
                        .transformToUniAndConcatenate(entry -> send(stream, entry))
                        .subscribe()
                        .with(sent -> {}, this::broken);
        // Unsubscribed or closed while it was being opened: nobody else would end it.
        if (!following.replace(stream.name(), OPENING, entries)) {
            entries.cancel();
        }
    }

    private Uni<Void> unsubscribe(EventStream stream) {
        Cancellable entries = following.remove(stream.name());
        if (entries != null) {
            entries.cancel();
        }
        return send(new Notice("unsubscribed", stream.name(), null));
    }

    private Uni<Void> send(EventStream stream, LogEntry entry) {
        return send(Event.of(stream, entry));
    }

    private Uni<Void> send(SocketMessage message) {
        try {
            return connection.sendText(json.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message must be writable as JSON", e);
        }
    }

    private void broken(Throwable failure) {
        if (connection.isClosed()) {
            return;
        }
        LOG.infof("WebSocket given up: org=%s cause=%s", reader.orgId(), failure);
        close(failure instanceof BackPressureFailure ? TOO_SLOW : UNAVAILABLE);
    }

    private static CloseReason reasonOf(Lapse lapse) {
        return switch (lapse) {
            case EXPIRED -> EXPIRED;
            case REVOKED -> REVOKED;
        };
    }

    private void close(CloseReason reason) {
        end();
        connection.close(reason).subscribe().with(closed -> {}, failure -> LOG.debug(failure));
    }
}
