package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.CLIENT_GONE;
import static io.phonelog.upload.UploadProblem.CLIENT_SILENT;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;

/**
 * The body of a request, read no faster than it is taken: while a piece is worked on the request is
 * paused, and in the end the client's socket waits.
 */
public final class RequestBody {
    private static final Duration LINGER = Duration.ofSeconds(15);
    private static final int CHECKS_PER_IDLE_TIME = 4;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Duration idleTimeout;

    private boolean ended;
    private boolean working;
    private @Nullable UniEmitter<? super Void> reader;
    private @Nullable Throwable aborted;
    private long lastHeard = System.nanoTime();

    public RequestBody(Vertx vertx, HttpServerRequest request, Duration idleTimeout) {
        this.vertx = vertx;
        this.request = request;
        this.idleTimeout = idleTimeout;
    }

    /**
     * Gives each piece to the taker; done at the end of the body, or when the taker has enough.
     *
     * @param taker answers whether it wants more
     */
    public Uni<Void> read(Function<ByteBuffer, Uni<Boolean>> taker) {
        return Uni.createFrom().emitter(emitter -> start(emitter, taker));
    }

    /**
     * Lets the rest of the body pass, so that a client that is still sending comes to read the
     * answer; one that has too much left is cut off.
     */
    public void discard() {
        if (ended || request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(LINGER.toMillis(), late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.handler(bytes -> {});
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.resume();
    }

    /** Nobody wants the rest: whoever reads is told so. Called on the request's context. */
    public void abort(Throwable why) {
        aborted = why;
        if (reader != null) {
            reader.fail(why);
        }
    }

    private void start(UniEmitter<? super Void> emitter, Function<ByteBuffer, Uni<Boolean>> taker) {
        if (aborted != null) {
            emitter.fail(aborted);
            return;
        }
        reader = emitter;
        request.pause();
        long watch = watchSilence(emitter);
        emitter.onTermination(() -> vertx.cancelTimer(watch));
        request.exceptionHandler(
                cause -> emitter.fail(CLIENT_GONE.because("Send the file again.", cause)));
        request.endHandler(
                end -> {
                    ended = true;
                    if (!working) {
                        emitter.complete(null);
                    }
                });
        request.handler(bytes -> take(bytes, emitter, taker));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(
            Buffer bytes,
            UniEmitter<? super Void> emitter,
            Function<ByteBuffer, Uni<Boolean>> taker) {
        working = true;
        request.pause();
        Uni.createFrom()
                .deferred(() -> taker.apply(shared(bytes)))
                .subscribe()
                .with(more -> taken(more, emitter), emitter::fail);
    }

    /** The server has copied the bytes from its own buffers already: once is enough. */
    @SuppressWarnings("deprecation") // There is no other way to them without a copy.
    private static ByteBuffer shared(Buffer bytes) {
        return bytes.getByteBuf().nioBuffer();
    }

    private void taken(boolean more, UniEmitter<? super Void> emitter) {
        working = false;
        lastHeard = System.nanoTime();
        if (!more || ended) {
            emitter.complete(null);
        } else {
            request.resume();
        }
    }

    private long watchSilence(UniEmitter<? super Void> emitter) {
        return vertx.setPeriodic(
                Math.max(1, idleTimeout.toMillis() / CHECKS_PER_IDLE_TIME),
                tick -> {
                    if (!working && System.nanoTime() - lastHeard > idleTimeout.toNanos()) {
                        emitter.fail(
                                CLIENT_SILENT.because(
                                        "Nothing came for %d seconds."
                                                .formatted(idleTimeout.toSeconds())));
                    }
                });
    }
}
