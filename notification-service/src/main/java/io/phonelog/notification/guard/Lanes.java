package io.phonelog.notification.guard;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Limits what is done at once for a tenant; what is more waits, and holds up no other tenant. */
final class Lanes {
    private final int width;
    private final int longest;
    private final Map<UUID, Lane> lanes = new HashMap<>();

    /**
     * @param width how much work of a tenant is done at once
     * @param longest how much more of it may wait
     */
    Lanes(int width, int longest) {
        this.width = width;
        this.longest = longest;
    }

    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    /** Begins the work in the tenant's turn; fails when too much waits already. */
    <T> Future<T> run(UUID tenant, Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        boolean entered =
                enter(
                        tenant,
                        () ->
                                work.get()
                                        .onComplete(
                                                done -> {
                                                    leave(tenant);
                                                    promise.handle(done);
                                                }));
        return entered
                ? promise.future()
                : Future.failedFuture(new RejectedExecutionException("The lane is full."));
    }

    private boolean enter(UUID tenant, Runnable work) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(tenant, first -> new Lane());
            if (lane.running == width) {
                return lane.waiting.size() < longest && lane.waiting.add(work);
            }
            lane.running++;
        }
        work.run();
        return true;
    }

    private void leave(UUID tenant) {
        @Nullable Runnable next;
        synchronized (lanes) {
            Lane lane = Objects.requireNonNull(lanes.get(tenant));
            next = lane.waiting.poll();
            if (next == null && --lane.running == 0) {
                lanes.remove(tenant);
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
