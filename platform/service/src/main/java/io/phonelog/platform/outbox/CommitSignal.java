package io.phonelog.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Hears of commits: {@code NOTIFY} on a channel of this service's schema. One connection serves all
 * who listen; it reconnects by itself, and what was notified meanwhile is lost, so listeners look
 * by themselves now and then.
 */
@ApplicationScoped
public class CommitSignal {
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final Vertx vertx;
    private final String url;
    private final String user;
    private final String password;
    private final String schema;
    private @Nullable PgSubscriber subscriber;

    public CommitSignal(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "phonelog.service") String schema) {
        this.vertx = vertx;
        this.url = url.replaceFirst("^vertx-reactive:", "");
        this.user = user;
        this.password = password;
        this.schema = schema;
    }

    /** Calls the listener, on an event loop, with each payload notified on the channel. */
    public synchronized void onCommit(String channel, Consumer<String> listener) {
        if (subscriber == null) {
            subscriber = connect();
        }
        subscriber.channel(schema + "_" + channel).handler(listener::accept);
    }

    void close(@Observes ShutdownEvent stopping) {
        PgSubscriber open = subscriber;
        if (open != null) {
            open.close();
        }
    }

    private PgSubscriber connect() {
        PgConnectOptions options =
                PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        PgSubscriber created = PgSubscriber.subscriber(vertx, options);
        created.reconnectPolicy(
                retries -> Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(retries, 5)));
        created.connect();
        return created;
    }
}
