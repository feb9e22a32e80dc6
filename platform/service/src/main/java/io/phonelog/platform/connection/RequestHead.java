package io.phonelog.platform.connection;

import static io.phonelog.platform.problem.PlatformProblem.REQUEST_TIMEOUT;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.phonelog.platform.problem.Problem;

import java.time.Duration;

/**
 * Request line and headers, of one request after the other on a connection: they have to be
 * complete in time and to be HTTP. Of others the client is told why, and the connection ends.
 *
 * <pre>
 * NONE --first bytes--> COMING --all headers--> COMPLETE --end of the body--> NONE
 *                          |
 *                          +---too late, not HTTP--> refused
 * </pre>
 */
final class RequestHead extends ChannelInboundHandlerAdapter {
    private enum State {
        NONE,
        COMING,
        COMPLETE
    }

    private final TimeLimit limit;
    private final OwedAnswers answers;
    private State state = State.NONE;

    RequestHead(Duration timeout, OwedAnswers answers) {
        this.limit = new TimeLimit(timeout, this::expired);
        this.answers = answers;
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
        limit.set(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        limit.lift();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        limit.lift();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !answers.refused()) {
            complete(context, request);
        }
        if (answers.refused()) {
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
        if (state == State.COMING && !limit.isSet() && !answers.refused()) {
            if (context.pipeline().get(HttpRequestDecoder.class) == null) {
                // The connection was upgraded: no request will ever come again.
                WatchedRequests.leave(context.pipeline());
            } else {
                limit.set(context);
            }
        }
        context.fireChannelReadComplete();
    }

    private void complete(ChannelHandlerContext context, HttpRequest request) {
        limit.lift();
        state = State.COMPLETE;
        Problem fault = RequestFault.of(request);
        // Answers have their order: behind one that is to come the framework's own has to do.
        if (fault == null || !answers.none()) {
            answers.owe();
        } else {
            answers.refuse(context, fault);
        }
    }

    private void expired(ChannelHandlerContext context) {
        if (!answers.none()) {
            limit.set(context);
        } else if (state == State.NONE) {
            context.close();
        } else {
            answers.refuse(
                    context,
                    REQUEST_TIMEOUT.because(
                            "Send the request line and all headers within %d seconds."
                                    .formatted(limit.seconds())));
        }
    }
}
