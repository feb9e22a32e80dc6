package io.phonelog.upload.intake;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has bodies read from the socket in large pieces. Each piece costs a good dozen microseconds on
 * its way, however small it is, and files are large.
 */
@ApplicationScoped
public class LargeReads implements HttpServerOptionsCustomizer {
    private static final int PIECE = 128 << 10;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        readMore(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        readMore(options);
    }

    private static void readMore(HttpServerOptions options) {
        options.setReceiveBufferSize(PIECE).setMaxChunkSize(PIECE);
    }
}
