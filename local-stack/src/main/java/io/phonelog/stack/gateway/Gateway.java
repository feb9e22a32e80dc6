package io.phonelog.stack.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway's process. */
public final class Gateway {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int IDLE_MINUTES = 10;
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(20);
    private static final int CONNECTIONS_PER_SERVICE = 1_000;

    /** Bytes of a body that are passed on at once; each piece costs the same, however small. */
    private static final int PIECE = 128 << 10;

    private Gateway() {}

    /** {@code Gateway <port> <service>=<host>:<port>...} */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        Map<String, Backend> backends = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            backends.put(parts[0], Backend.parse(parts[1]));
        }
        Vertx vertx = Vertx.vertx();
        listen(vertx, port, RouteTable.load(), backends)
                .onFailure(
                        cause -> {
                            System.err.println("The gateway cannot listen: " + cause);
                            vertx.close().onComplete(done -> System.exit(1));
                        });
    }

    static io.vertx.core.Future<String> listen(
            Vertx vertx, int port, RouteTable routes, Map<String, Backend> backends) {
        int eventLoops = Math.max(2, Runtime.getRuntime().availableProcessors());
        return vertx.deployVerticle(
                () -> new Door(port, routes, backends),
                new DeploymentOptions().setInstances(eventLoops));
    }

    /** One event loop's share of the connections. */
    private static final class Door extends AbstractVerticle {
        private final int port;
        private final RouteTable routes;
        private final Map<String, Backend> backends;

        private Door(int port, RouteTable routes, Map<String, Backend> backends) {
            this.port = port;
            this.routes = routes;
            this.backends = backends;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpClientOptions client =
                    new HttpClientOptions()
                            .setConnectTimeout(CONNECT_MILLIS)
                            .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                            .setReceiveBufferSize(PIECE)
                            .setMaxChunkSize(PIECE);
            HttpServerOptions server =
                    new HttpServerOptions()
                            .setHost("127.0.0.1")
                            .setPort(port)
                            .setReceiveBufferSize(PIECE)
                            .setMaxChunkSize(PIECE)
                            // An upgrade would take a body whole before passing it on.
                            .setHttp2ClearTextEnabled(false)
                            .setHandle100ContinueAutomatically(true)
                            .setIdleTimeout(IDLE_MINUTES)
                            .setIdleTimeoutUnit(TimeUnit.MINUTES);
            FrontDoor door = new FrontDoor(routes, backends, vertx.createHttpClient(client));
            vertx.createHttpServer(server)
                    .connectionHandler(connection -> guard(connection, server))
                    .requestHandler(door::handle)
                    .invalidRequestHandler(door::refuseMalformed)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private static void guard(HttpConnection connection, HttpServerOptions options) {
            ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
            ChannelHandlerContext decoder = pipeline.context(VertxHttpRequestDecoder.class);
            // The name stays, because it is taken out under it for a WebSocket.
            pipeline.replace(decoder.handler(), decoder.name(), new StrictDecoder(options));
            HeadLimit.impose(pipeline, HEAD_LIMIT);
        }
    }
}
