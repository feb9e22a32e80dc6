package io.phonelog.upload.transfer;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Ends the work on one upload before or after any of its lasting steps, as {@code kill -9} would:
 * nothing that comes later takes place, not even what cleans up after a failure.
 */
@ApplicationScoped
public class KillSwitch extends Effects {
    private @Nullable UUID victim;
    private int left = Integer.MAX_VALUE;
    private final List<String> passed = new ArrayList<>();

    /** The process is dead. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Lets so many moments pass (two a step), then kills. */
    public synchronized void arm(UUID upload, int moments) {
        victim = upload;
        left = moments;
        passed.clear();
    }

    /** Another process goes on; answers where the one before was killed, null if it was not. */
    public synchronized @Nullable String revive() {
        boolean killed = left < 0;
        victim = null;
        return killed ? passed.get(passed.size() - 1) : null;
    }

    @Override
    public <T> Uni<T> of(Effect effect, UUID upload, Supplier<Uni<T>> step) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            pass(upload, "before " + effect);
                            return step.get();
                        })
                .invoke(() -> pass(upload, "after " + effect));
    }

    private synchronized void pass(UUID upload, String moment) {
        if (upload.equals(victim)) {
            if (left >= 0) {
                passed.add(moment);
                left--;
            }
            if (left < 0) {
                throw new Killed();
            }
        }
    }
}
