package io.phonelog.platform.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.quarkus.arc.Unremovable;

import jakarta.enterprise.context.ApplicationScoped;

/** Watches requests, on the connections of HTTP/1.1 in clear text. */
@Unremovable // Asked for by the transport, which is no bean.
@ApplicationScoped
public class WatchedRequests {
    private final ConnectionConfig config;
    private final Refusals refusals;

    public WatchedRequests(ConnectionConfig config, Refusals refusals) {
        this.config = config;
        this.refusals = refusals;
    }

    void watch(ChannelPipeline pipeline) {
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (decoder == null || encoder == null) {
            // TLS and HTTP/2 come to their end at the gateway.
            return;
        }
        var answers = new OwedAnswers(refusals);
        var head = new RequestHead(config.headTimeout(), answers);
        pipeline.addBefore(decoder.name(), null, new FirstBytes(head));
        pipeline.addAfter(encoder.name(), null, new RequestBody(config.bodyTimeout(), answers));
        pipeline.addAfter(encoder.name(), null, head);
        pipeline.addAfter(encoder.name(), null, answers);
    }

    /** There will be no more requests. */
    static void leave(ChannelPipeline pipeline) {
        pipeline.remove(FirstBytes.class);
        pipeline.remove(OwedAnswers.class);
        pipeline.remove(RequestHead.class);
        pipeline.remove(RequestBody.class);
    }
}
