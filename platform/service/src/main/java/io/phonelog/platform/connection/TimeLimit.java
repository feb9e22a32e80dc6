package io.phonelog.platform.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The time that a client has for something. Of one connection, and used on its thread alone. */
final class TimeLimit {
    private final Duration time;
    private final Consumer<ChannelHandlerContext> expired;
    private @Nullable Future<?> end;

    /**
     * @param expired hears when the time is over
     */
    TimeLimit(Duration time, Consumer<ChannelHandlerContext> expired) {
        this.time = time;
        this.expired = expired;
    }

    long seconds() {
        return time.toSeconds();
    }

    boolean isSet() {
        return end != null;
    }

    /** From now on; it must not be set yet. */
    void set(ChannelHandlerContext context) {
        end =
                context.executor()
                        .schedule(() -> end(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void lift() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private void end(ChannelHandlerContext context) {
        end = null;
        expired.accept(context);
    }
}
