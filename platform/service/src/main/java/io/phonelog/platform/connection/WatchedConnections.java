package io.phonelog.platform.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Has every connection of the service's HTTP server watched from its first byte. The framework
 * shows a server only as the requests that it has made out; its transport is the one place before.
 * A native transport is therefore never used.
 */
public final class WatchedConnections implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new Watching());
    }

    private static final class Watching extends JDKTransport {
        @Override
        public void configure(
                NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            // Without a container it is no service, but somebody else's use of the framework.
            ArcContainer container = Arc.container();
            if (container != null) {
                WatchedRequests requests = container.instance(WatchedRequests.class).get();
                bootstrap.childHandler(watched(bootstrap.config().childHandler(), requests));
            }
        }

        private static ChannelHandler watched(ChannelHandler usual, WatchedRequests requests) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(usual);
                    requests.watch(channel.pipeline());
                }
            };
        }
    }
}
