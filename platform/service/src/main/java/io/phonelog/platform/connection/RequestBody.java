package io.phonelog.platform.connection;

import static io.phonelog.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.phonelog.platform.problem.PlatformProblem.REQUEST_TIMEOUT;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import java.time.Duration;

/**
 * The bodies of requests, of one after the other on a connection: they have to be complete in time,
 * unless who takes them has a {@linkplain OwnPace pace of its own}, and chunks have to be chunks.
 * Of others the client is told why, and the connection ends.
 */
final class RequestBody extends ChannelInboundHandlerAdapter {
    private final TimeLimit limit;
    private final OwedAnswers answers;
    private boolean coming;

    RequestBody(Duration timeout, OwedAnswers answers) {
        this.limit = new TimeLimit(timeout, this::expired);
        this.answers = answers;
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
        if (message instanceof HttpRequest) {
            coming = true;
            OwnPace.forget(context.channel());
        }
        if (isBroken(message) && answers.onlyTheLast()) {
            answers.refuse(
                    context,
                    MALFORMED_REQUEST.because(
                            "A chunk of the body is none. Send each with its length before it, as RFC 9112 says."));
        }
        if (message instanceof LastHttpContent) {
            coming = false;
            limit.lift();
        }
        if (answers.refused()) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Most bodies come with their heads: only what is left of the others needs a limit. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (coming && !limit.isSet()) {
            limit.set(context);
        }
        context.fireChannelReadComplete();
    }

    private static boolean isBroken(Object message) {
        return message instanceof HttpContent content && content.decoderResult().isFailure();
    }

    private void expired(ChannelHandlerContext context) {
        // While we do not read, it is not the client that is slow.
        boolean listening = context.channel().config().isAutoRead();
        if (OwnPace.isTaken(context.channel()) || answers.refused()) {
            return;
        }
        if (listening && answers.onlyTheLast()) {
            answers.refuse(
                    context,
                    REQUEST_TIMEOUT.because(
                            "Send the body within %d seconds.".formatted(limit.seconds())));
        } else if (answers.none()) {
            // It has its answer and sends all the same.
            context.close();
        } else {
            limit.set(context);
        }
    }
}
