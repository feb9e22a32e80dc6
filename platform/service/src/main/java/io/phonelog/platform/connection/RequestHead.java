package io.phonelog.platform.connection;

import static io.phonelog.platform.problem.PlatformProblem.REQUEST_TIMEOUT;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Request line and headers, of one request after the other on a connection: they have to be complete
 * in time and to be HTTP. Of others the client is told why, and the connection ends.
 *
 * <pre>
 * NONE --first bytes--> COMING --all headers--> COMPLETE --end of the body--> NONE
 *                          |
 *                          +---too late, not HTTP--> REFUSED
 * </pre>
 */
final class RequestHead extends ChannelDuplexHandler {
    /** How long a client that is still sending has to read why it is refused. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private enum State {
        NONE,
        COMING,
        COMPLETE,
        REFUSED
    }

    private final Duration timeout;
    private final Refusals refusals;
    private State state = State.NONE;
    private int unanswered;
    private @Nullable Future<?> limit;

    RequestHead(Duration timeout, Refusals refusals) {
        this.timeout = timeout;
        this.refusals = refusals;
    }

    /** Bytes came that nothing was made of yet. */
    void comes() {
        if (state == State.NONE) {
            state = State.COMING;
        }
    }

    /** A connection that never brings a request is of no use. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        limit(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        unlimit();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        unlimit();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && state != State.REFUSED) {
            complete(context, request);
        }
        if (state == State.REFUSED) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            state = State.NONE;
        }
        context.fireChannelRead(message);
    }

    /** Most heads come as a whole: only what is left of the others needs a limit. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (state == State.COMING && limit == null) {
            if (context.pipeline().get(HttpRequestDecoder.class) == null) {
                // The connection was upgraded: no request will ever come again.
                context.pipeline().remove(FirstBytes.class);
                context.pipeline().remove(this);
            } else {
                limit(context);
            }
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    private void complete(ChannelHandlerContext context, HttpRequest request) {
        unlimit();
        state = State.COMPLETE;
        Problem fault = RequestFault.of(request);
        // Answers have their order: behind one that is to come the framework's own has to do.
        if (fault == null || unanswered > 0) {
            unanswered++;
        } else {
            refuse(context, fault);
        }
    }

    private void limit(ChannelHandlerContext context) {
        limit =
                context.executor()
                        .schedule(
                                () -> expired(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void unlimit() {
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    private void expired(ChannelHandlerContext context) {
        limit = null;
        if (unanswered > 0) {
            limit(context);
        } else if (state == State.NONE) {
            context.close();
        } else {
            refuse(
                    context,
                    REQUEST_TIMEOUT.because(
                            "Send the request line and all headers within %d seconds."
                                    .formatted(timeout.toSeconds())));
        }
    }

    private void refuse(ChannelHandlerContext context, Problem problem) {
        state = State.REFUSED;
        context.writeAndFlush(refusals.answer(problem)).addListener(sent -> end(context));
    }

    /** Closing at once would take the answer from a client that is still sending. */
    private static void end(ChannelHandlerContext context) {
        Channel channel = context.channel();
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
        context.executor()
                .schedule(() -> channel.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
