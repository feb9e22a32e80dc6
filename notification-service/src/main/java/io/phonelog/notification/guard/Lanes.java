package io.phonelog.notification.guard;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Limits what is done at once for a tenant; what is more waits, and holds up no other tenant. Whose
 * work hung has one place from then on, and one more each time that it does not.
 */
final class Lanes {
    private final int width;
    private final int longest;
    private final Map<UUID, Lane> lanes = new HashMap<>();

    /**
     * Less than the full width: of those tenants alone whose work hung last, or not long before.
     */
    private final Map<UUID, Integer> narrow = new HashMap<>();

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
            if (lane.running >= widthOf(tenant)) {
                return lane.waiting.size() < longest && lane.waiting.add(work);
            }
            lane.running++;
        }
        work.run();
        return true;
    }

    /** The tenant's work hung. */
    void hung(UUID tenant) {
        synchronized (lanes) {
            narrow.put(tenant, 1);
        }
    }

    /** The tenant's work went as it should. */
    void went(UUID tenant) {
        synchronized (lanes) {
            narrow.computeIfPresent(tenant, (same, now) -> now + 1 < width ? now + 1 : null);
        }
    }

    private int widthOf(UUID tenant) {
        return narrow.getOrDefault(tenant, width);
    }

    private void leave(UUID tenant) {
        List<Runnable> next = new ArrayList<>(1);
        synchronized (lanes) {
            Lane lane = Objects.requireNonNull(lanes.get(tenant));
            lane.running--;
            while (lane.running < widthOf(tenant) && !lane.waiting.isEmpty()) {
                next.add(lane.waiting.remove());
                lane.running++;
            }
            if (lane.running == 0) {
                lanes.remove(tenant);
            }
        }
        next.forEach(Runnable::run);
    }
}
