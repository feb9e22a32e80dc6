package io.phonelog.platform.connection;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** For those who take bodies of any length as they come, and judge their senders themselves. */
public final class OwnPace {
    private static final AttributeKey<Boolean> TAKEN = AttributeKey.valueOf(OwnPace.class, "taken");

    private OwnPace() {}

    /** Lifts the usual limit of time from the body of this request. */
    public static void take(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            take(connection.channel());
        }
    }

    static void take(Channel channel) {
        channel.attr(TAKEN).set(true);
    }

    /** The next request is another. */
    static void forget(Channel channel) {
        channel.attr(TAKEN).set(false);
    }

    static boolean isTaken(Channel channel) {
        return Boolean.TRUE.equals(channel.attr(TAKEN).get());
    }
}
