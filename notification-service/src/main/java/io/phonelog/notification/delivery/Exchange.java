package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

/**
 * One request and as much of its answer as is kept. The status decides; an answer that is longer,
 * or has not come to its end in time, is cut off.
 */
final class Exchange {
    static final int LONGEST_BODY = 16 * 1024;

    private final Vertx vertx;
    private final HttpClientRequest request;
    private final Stopwatch watch;
    private final Buffer kept = Buffer.buffer();
    private volatile @Nullable HttpClientResponse response;

    Exchange(Vertx vertx, HttpClientRequest request, Stopwatch watch) {
        this.vertx = vertx;
        this.request = request;
        this.watch = watch;
    }

    /** Milliseconds that are left, at least one. */
    static long millisUntil(Instant deadline) {
        return Math.max(1, Duration.between(Instant.now(), deadline).toMillis());
    }

    Uni<Outcome> run(Buffer body, Instant deadline) {
        return Uni.createFrom()
                .emitter(
                        done -> {
                            long timer = vertx.setTimer(millisUntil(deadline), due -> cutOff(done));
                            done.onTermination(() -> vertx.cancelTimer(timer));
                            request.send(body)
                                    .onSuccess(answer -> read(answer, done))
                                    .onFailure(done::fail);
                        });
    }

    private void read(HttpClientResponse answer, UniEmitter<? super Outcome> done) {
        response = answer;
        watch.answered(System.nanoTime());
        answer.handler(
                part -> {
                    int room = LONGEST_BODY - kept.length();
                    kept.appendBuffer(part, 0, Math.min(room, part.length()));
                    if (part.length() > room) {
                        cutOff(done);
                    }
                });
        answer.endHandler(end -> done.complete(outcome(answer)));
        answer.exceptionHandler(broken -> done.complete(outcome(answer)));
    }

    private void cutOff(UniEmitter<? super Outcome> done) {
        HttpClientResponse answer = response;
        if (answer == null) {
            done.fail(new TimeoutException());
        } else {
            done.complete(outcome(answer));
        }
        // Closes the connection: what is still to come is not read.
        request.reset();
    }

    private Outcome outcome(HttpClientResponse answer) {
        var wait = RetryAfter.parse(answer.getHeader(HttpHeaders.RETRY_AFTER), Instant.now());
        return new Answered(answer.statusCode(), text(kept), wait);
    }

    /** Postgres keeps no zero characters. */
    private static String text(Buffer bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\0", "");
    }
}
