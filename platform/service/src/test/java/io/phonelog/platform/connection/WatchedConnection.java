package io.phonelog.platform.connection;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.phonelog.platform.problem.ProblemAnswers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection without a network, whose time passes when a test says so. */
final class WatchedConnection {
    static final int HEAD_SECONDS = 20;
    static final int BODY_SECONDS = 60;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HttpRequestDecoder(200, 300, 8192), new HttpResponseEncoder());

    WatchedConnection() {
        channel.freezeTime();
        new WatchedRequests(
                        new Limits(), new Refusals(new ProblemAnswers(new ObjectMapper()), metrics))
                .watch(channel.pipeline());
    }

    private record Limits() implements ConnectionConfig {
        @Override
        public Duration headTimeout() {
            return Duration.ofSeconds(HEAD_SECONDS);
        }

        @Override
        public Duration bodyTimeout() {
            return Duration.ofSeconds(BODY_SECONDS);
        }
    }

    void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    /** Answers a request as its service does; what the client gets of that. */
    String respond() {
        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        return answer();
    }

    void beginResponse() {
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        answer();
    }

    void takeOwnPace() {
        OwnPace.take(channel);
    }

    /** Whether the service reads. */
    void read(boolean does) {
        channel.config().setAutoRead(does);
    }

    void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    ChannelPipeline pipeline() {
        return channel.pipeline();
    }

    /** Whether a request came through, with all that belongs to it. */
    boolean received() {
        boolean request = false;
        for (Object message = channel.readInbound();
                message != null;
                message = channel.readInbound()) {
            request |= message instanceof HttpRequest;
            ReferenceCountUtil.release(message);
        }
        return request;
    }

    /** What has come to the client since it was last asked for. */
    String answer() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound();
                bytes != null;
                bytes = channel.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return text.toString();
    }

    double refused(String code) {
        return metrics.get("phonelog_http_refused").tag("code", code).counter().count();
    }

    void close() {
        channel.finishAndReleaseAll();
    }
}
