package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.CLIENT_GONE;

import io.phonelog.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The body of a request, read no faster than it is taken: while a piece is worked on the request is
 * paused, and in the end the client's socket waits.
 */
public final class RequestBody {
    private static final Duration LINGER = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Patience patience;
    private final Consumer<Problem> givenUp;

    private boolean ended;
    private boolean working;
    private volatile boolean over;
    private volatile long watch;
    private @Nullable UniEmitter<? super Void> reader;
    private @Nullable Throwable aborted;

    /**
     * @param givenUp hears of a sender with which the patience came to its end
     */
    RequestBody(
            Vertx vertx, HttpServerRequest request, Patience patience, Consumer<Problem> givenUp) {
        this.vertx = vertx;
        this.request = request;
        this.patience = patience;
        this.givenUp = givenUp;
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
        watch(emitter);
        emitter.onTermination(
                () -> {
                    over = true;
                    vertx.cancelTimer(watch);
                });
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
        patience.heard(bytes.length());
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
        if (!more || ended) {
            emitter.complete(null);
        } else {
            request.resume();
        }
    }

    /**
     * A moment begins when the one before is over: those in which this process did not run are
     * none.
     */
    private void watch(UniEmitter<? super Void> emitter) {
        watch =
                vertx.setTimer(
                        patience.moment().toMillis(),
                        moment -> {
                            if (over) {
                                return;
                            }
                            Problem problem = working ? null : patience.listened();
                            if (problem == null) {
                                watch(emitter);
                            } else {
                                givenUp.accept(problem);
                                emitter.fail(problem);
                            }
                        });
    }
}
