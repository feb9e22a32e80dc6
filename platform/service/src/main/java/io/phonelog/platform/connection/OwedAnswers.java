package io.phonelog.platform.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.phonelog.platform.problem.Problem;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The answers that a connection owes to its client. They have their order: a refusal can be told
 * only where no other answer is to come before it, and none has begun.
 */
final class OwedAnswers extends ChannelOutboundHandlerAdapter {
    /** How long a client that is still sending has to read why it is refused. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final Refusals refusals;
    private int owed;
    private boolean begun;
    private boolean refused;

    OwedAnswers(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A request has come. */
    void owe() {
        owed++;
    }

    /** Whether every request has its answer. */
    boolean none() {
        return owed == 0;
    }

    /** Whether only the last request has none yet, and nothing of it was sent. */
    boolean onlyTheLast() {
        return owed == 1 && !begun;
    }

    /** Whether the connection is at its end: what still comes is for nobody. */
    boolean refused() {
        return refused;
    }

    /** Says why, and ends the connection. */
    void refuse(ChannelHandlerContext context, Problem problem) {
        refused = true;
        ChannelHandlerContext own = context.pipeline().context(this);
        own.writeAndFlush(refusals.answer(problem)).addListener(sent -> end(own));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (refused) {
            // The client has its answer, and reads no other.
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        if (message instanceof HttpResponse && !isInformational(message)) {
            begun = true;
        }
        if (message instanceof LastHttpContent && !isInformational(message)) {
            begun = false;
            owed--;
        }
        context.write(message, promise);
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
