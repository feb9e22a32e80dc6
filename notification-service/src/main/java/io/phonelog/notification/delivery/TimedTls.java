package io.phonelog.notification.delivery;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;

import java.util.concurrent.Executor;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * TLS that knows when it began, which is when the TCP connection was there: the client tells of
 * both together only.
 */
final class TimedTls extends SslHandler {
    private volatile long began = Long.MIN_VALUE;

    private TimedTls(SSLEngine engine, boolean startTls, Executor tasks) {
        super(engine, startTls, tasks);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        began = System.nanoTime();
        super.channelActive(context);
    }

    /** Notes what came before the request: nothing, when the connection was open already. */
    static void note(HttpConnection connection, Stopwatch watch) {
        long now = System.nanoTime();
        TimedTls tls = ((ConnectionBase) connection).channel().pipeline().get(TimedTls.class);
        if (tls == null) {
            watch.connected(now);
        } else if (tls.began < watch.last()) {
            watch.connected(watch.last());
            watch.secured(watch.last());
        } else {
            watch.connected(tls.began);
            watch.secured(now);
        }
    }

    static JdkSSLEngineOptions options() {
        return new Engine();
    }

    /** The engine of the JDK, with this handler. */
    private static final class Engine extends JdkSSLEngineOptions {
        @Override
        public JdkSSLEngineOptions copy() {
            return new Engine();
        }

        @Override
        public SslContextFactory sslContextFactory() {
            return new Factory();
        }
    }

    private static final class Factory extends DefaultSslContextFactory {
        Factory() {
            super(SslProvider.JDK, false);
        }

        @Override
        public SslContext create() throws SSLException {
            return new Context(super.create());
        }
    }

    private static final class Context extends DelegatingSslContext {
        Context(SslContext context) {
            super(context);
        }

        @Override
        protected SslHandler newHandler(
                ByteBufAllocator buffers, String host, int port, boolean startTls, Executor tasks) {
            return new TimedTls(newEngine(buffers, host, port), startTls, tasks);
        }

        /** As it comes. */
        @Override
        protected void initEngine(SSLEngine engine) {}
    }
}
