package io.phonelog.stack.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that a client has for each request line with its headers, from their first byte. */
final class HeadLimit extends ChannelDuplexHandler {
    private final Duration limit;
    private boolean inRequest;
    private int unanswered;
    private @Nullable Future<?> end;

    private HeadLimit(Duration limit) {
        this.limit = limit;
    }

    /** Limits the heads that come through a pipeline of HTTP/1.1. */
    static void impose(ChannelPipeline pipeline, Duration limit) {
        HeadLimit head = new HeadLimit(limit);
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        pipeline.addBefore(decoder.name(), null, head.new Bytes());
        pipeline.addAfter(encoder.name(), null, head);
    }

    /** Sees what comes before a request is made of it. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (!inRequest && end == null) {
                begin(context.pipeline().context(HeadLimit.this));
            }
            context.fireChannelRead(bytes);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        begin(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            inRequest = true;
            unanswered++;
            cancel();
        }
        if (message instanceof LastHttpContent) {
            inRequest = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean informational =
                message instanceof HttpResponse response
                        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !informational) {
            unanswered--;
        }
        context.write(message, promise);
    }

    private void begin(ChannelHandlerContext context) {
        end =
                context.executor()
                        .schedule(() -> expired(context), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private void expired(ChannelHandlerContext context) {
        end = null;
        if (context.pipeline().get(HttpRequestDecoder.class) == null) {
            // It speaks HTTP no more.
            context.pipeline().remove(Bytes.class);
            context.pipeline().remove(this);
        } else if (unanswered > 0) {
            begin(context);
        } else {
            context.writeAndFlush(answer()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static HttpResponse answer() {
        GatewayProblem problem = GatewayProblem.REQUEST_TIMEOUT;
        String requestId = RequestId.of(null);
        byte[] body = problem.body(null, requestId).getBytes();
        HeadersMultiMap headers = HeadersMultiMap.httpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, GatewayProblem.CONTENT_TYPE)
                .set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
                .set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .set(RequestId.HEADER, requestId);
        SecurityHeaders.addTo(headers);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(problem.status()),
                Unpooled.wrappedBuffer(body),
                headers,
                HeadersMultiMap.httpHeaders());
    }
}
