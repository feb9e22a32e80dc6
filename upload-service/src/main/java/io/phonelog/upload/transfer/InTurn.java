package io.phonelog.upload.transfer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Work that must not overlap, done in the order it is asked for: transactions of one Vert.x context
 * would share a session. Used on that context only.
 */
final class InTurn {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            waiting.add(() -> start(work, emitter));
                            if (!busy) {
                                next();
                            }
                        });
    }

    private <T> void start(Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
        busy = true;
        Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        result -> {
                            emitter.complete(result);
                            next();
                        },
                        failure -> {
                            emitter.fail(failure);
                            next();
                        });
    }

    private void next() {
        Runnable first = waiting.poll();
        busy = first != null;
        if (first != null) {
            first.run();
        }
    }
}
