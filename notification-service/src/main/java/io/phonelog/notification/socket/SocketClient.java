package io.phonelog.notification.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.socket.Commands.TooMany;
import io.phonelog.notification.socket.SocketMessage.Command;
import io.phonelog.notification.socket.SocketMessage.Event;
import io.phonelog.notification.socket.SocketMessage.Failure;
import io.phonelog.notification.socket.SocketMessage.Notice;
import io.phonelog.notification.socket.SocketMessage.Pong;
import io.phonelog.notification.stream.EventStream;
import io.phonelog.notification.stream.Mailbox;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.phonelog.notification.stream.Reader;
import io.phonelog.notification.stream.Selection;
import io.phonelog.notification.stream.StreamConfig;
import io.phonelog.notification.stream.Streams;
import io.phonelog.platform.problem.Problem;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The streams that one WebSocket follows, and what clients tell it to do about them. */
final class SocketClient {
    private static final String NO_LONGER_ALLOWED =
            "Your new token does not allow it any more. Ask an admin of your tenant.";

    private final WebSocketConnection connection;
    private final Streams streams;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final SocketEnd end;
    private final Mailbox mailbox;
    private final Commands commands;
    private final Following following = new Following();
    private volatile Reader reader;

    SocketClient(
            WebSocketConnection connection,
            Reader reader,
            Streams streams,
            StreamConfig config,
            ObjectMapper json,
            SocketEnd end) {
        this.connection = connection;
        this.reader = reader;
        this.streams = streams;
        this.config = config;
        this.json = json;
        this.end = end;
        this.mailbox = new Mailbox(config.queue(), this::send, end::broken);
        this.commands =
                new Commands(
                        config.unanswered().asLongValue(),
                        new Pace(config.commandsPerSecond(), System::nanoTime));
        end.before(this::stop);
    }

    /**
     * Takes what the client said, on the context that Quarkus made for it.
     *
     * @param command null when it could not be read
     */
    Uni<Void> hear(int length, @Nullable Command command, Function<String, Uni<Reader>> renewal) {
        Context own = Vertx.currentContext();
        return commands.obey(
                        length,
                        step -> own.runOnContext(turn -> step.run()),
                        () -> answer(command, renewal))
                .onFailure(TooMany.class)
                .recoverWithItem(
                        () -> {
                            end.close(SocketEnd.TOO_MANY_COMMANDS);
                            return null;
                        });
    }

    private Uni<Void> answer(@Nullable Command command, Function<String, Uni<Reader>> renewal) {
        if (connection.isClosed()) {
            return none();
        }
        return command == null
                ? refuse(null, "MALFORMED_BODY", "Send {\"op\": …} as JSON.")
                : obey(command, renewal);
    }

    private Uni<Void> obey(Command command, Function<String, Uni<Reader>> renewal) {
        String op = command.op() == null ? "" : command.op();
        return switch (op) {
            case "ping" -> send(new Pong("pong"));
            case "subscribe" -> withStream(command, stream -> subscribe(stream, command.after()));
            case "unsubscribe" -> withStream(command, this::unsubscribe);
            case "refresh" -> refresh(command.token(), renewal);
            default ->
                    refuse(null, "UNKNOWN_OP", "Send op subscribe, unsubscribe, refresh or ping.");
        };
    }

    private Uni<Void> refuse(@Nullable String stream, String code, String message) {
        return send(Failure.of(stream, code, message));
    }

    private void stop() {
        mailbox.close();
        following.endAll();
    }

    private Uni<Void> withStream(Command command, Function<EventStream, Uni<Void>> step) {
        String name = command.stream() == null ? "" : command.stream();
        return Uni.createFrom()
                .deferred(() -> step.apply(EventStream.named(name, reader.subject())))
                .onFailure(Problem.class)
                .recoverWithUni(problem -> refuse(name, problem.type().name(), problem.detail()));
    }

    private Uni<Void> subscribe(EventStream stream, @Nullable String after) {
        if (following.count() >= config.subscriptions()) {
            return refuse(
                    stream.name(),
                    "TOO_MANY_STREAMS",
                    "One connection follows at most " + config.subscriptions() + " streams.");
        }
        if (!following.begin(stream)) {
            return refuse(stream.name(), "ALREADY_SUBSCRIBED", "You follow this stream already.");
        }
        return streams.open(reader, Selection.of(stream), after)
                .onFailure()
                .invoke(failure -> following.giveUp(stream))
                .call(opening -> tell("subscribed", stream, null))
                .call(opening -> opening.gap() ? tell("gap", stream, Streams.GAP) : none())
                .invoke(
                        opening ->
                                following.go(stream, streams.follow(opening, mailbox, end::broken)))
                .replaceWithVoid();
    }

    private Uni<Void> unsubscribe(EventStream stream) {
        following.end(stream);
        return tell("unsubscribed", stream, null);
    }

    private Uni<Void> refresh(@Nullable String token, Function<String, Uni<Reader>> renewal) {
        if (token == null || token.isBlank()) {
            return refuse(null, "TOKEN_REFUSED", "Send the new token as \"token\".");
        }
        return renewal.apply(token)
                .invoke(this::renew)
                .onItemOrFailure()
                .transformToUni(
                        (renewed, failure) ->
                                failure == null
                                        ? endRefused().chain(() -> tell("refreshed", null, null))
                                        : refuse(
                                                null,
                                                "TOKEN_REFUSED",
                                                "The token is not valid, or not yours. The old one counts."));
    }

    private void renew(Reader renewed) {
        if (!renewed.isSameAs(reader)) {
            throw new IllegalArgumentException("somebody else's token");
        }
        reader = renewed;
        end.watch(renewed);
    }

    private Uni<Void> endRefused() {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (EventStream stream : following.endRefused(reader)) {
            told = told.chain(() -> tell("unsubscribed", stream, NO_LONGER_ALLOWED));
        }
        return told;
    }

    private Uni<Void> tell(String op, @Nullable EventStream stream, @Nullable String message) {
        return send(new Notice(op, stream == null ? null : stream.name(), message));
    }

    private static Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> send(Letter letter) {
        EventStream stream = letter.selection().streams().get(0);
        return send(Event.of(stream, letter.entry()));
    }

    private Uni<Void> send(SocketMessage message) {
        try {
            return connection.sendText(json.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message must be writable as JSON", e);
        }
    }
}
