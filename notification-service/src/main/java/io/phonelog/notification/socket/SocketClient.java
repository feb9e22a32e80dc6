package io.phonelog.notification.socket;

import io.phonelog.notification.socket.SocketMessage.Command;
import io.phonelog.notification.stream.EventStream;
import io.phonelog.notification.stream.Mailbox;
import io.phonelog.notification.stream.Reader;
import io.phonelog.notification.stream.Selection;
import io.phonelog.notification.stream.StreamConfig;
import io.phonelog.notification.stream.Streams;
import io.phonelog.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The streams that one WebSocket follows, and what clients tell it to do about them. */
final class SocketClient {
    private static final String NO_LONGER_ALLOWED =
            "Your new token does not allow it any more. Ask an admin of your tenant.";

    private final SocketWriter writer;
    private final Streams streams;
    private final StreamConfig config;
    private final SocketEnd end;
    private final Mailbox mailbox;
    private final Commands commands;
    private final Following following = new Following();
    private volatile Reader reader;

    SocketClient(
            SocketWriter writer,
            Reader reader,
            Streams streams,
            StreamConfig config,
            SocketEnd end) {
        this.writer = writer;
        this.reader = reader;
        this.streams = streams;
        this.config = config;
        this.end = end;
        this.mailbox = new Mailbox(config.queue(), writer::event, end::broken);
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
                .onFailure()
                .invoke(end::broken)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> answer(@Nullable Command command, Function<String, Uni<Reader>> renewal) {
        if (writer.isClosed()) {
            return none();
        }
        return command == null
                ? writer.refuse(null, "MALFORMED_BODY", "Send {\"op\": …} as JSON.")
                : obey(command, renewal);
    }

    private Uni<Void> obey(Command command, Function<String, Uni<Reader>> renewal) {
        String op = command.op() == null ? "" : command.op();
        return switch (op) {
            case "ping" -> writer.pong();
            case "subscribe" -> withStream(command, stream -> subscribe(stream, command.after()));
            case "unsubscribe" -> withStream(command, this::unsubscribe);
            case "refresh" -> refresh(command.token(), renewal);
            default ->
                    writer.refuse(
                            null, "UNKNOWN_OP", "Send op subscribe, unsubscribe, refresh or ping.");
        };
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
                .recoverWithUni(
                        problem -> writer.refuse(name, problem.type().name(), problem.detail()));
    }

    private Uni<Void> subscribe(EventStream stream, @Nullable String after) {
        if (following.count() >= config.subscriptions()) {
            return writer.refuse(
                    stream.name(),
                    "TOO_MANY_STREAMS",
                    "One connection follows at most " + config.subscriptions() + " streams.");
        }
        if (!following.begin(stream)) {
            return writer.refuse(
                    stream.name(), "ALREADY_SUBSCRIBED", "You follow this stream already.");
        }
        return streams.open(reader, Selection.of(stream), after)
                .onFailure()
                .invoke(failure -> following.giveUp(stream))
                .call(opening -> writer.tell("subscribed", stream, null))
                .call(opening -> opening.gap() ? writer.tell("gap", stream, Streams.GAP) : none())
                .invoke(
                        opening ->
                                following.go(stream, streams.follow(opening, mailbox, end::broken)))
                .replaceWithVoid();
    }

    private Uni<Void> unsubscribe(EventStream stream) {
        following.end(stream);
        return writer.tell("unsubscribed", stream, null);
    }

    private Uni<Void> refresh(@Nullable String token, Function<String, Uni<Reader>> renewal) {
        if (token == null || token.isBlank()) {
            return writer.refuse(null, "TOKEN_REFUSED", "Send the new token as \"token\".");
        }
        return renewal.apply(token)
                .invoke(this::renew)
                .onItemOrFailure()
                .transformToUni(
                        (renewed, failure) ->
                                failure == null
                                        ? endRefused()
                                                .chain(() -> writer.tell("refreshed", null, null))
                                        : writer.refuse(
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
            told = told.chain(() -> writer.tell("unsubscribed", stream, NO_LONGER_ALLOWED));
        }
        return told;
    }

    private static Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }
}
