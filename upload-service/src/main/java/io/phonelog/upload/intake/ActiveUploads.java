package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.TOO_MANY_UPLOADS;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.upload.UploadConfig;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The uploads that this process receives just now. They die with it, and so does this: that is how
 * others come to know that nobody finishes them.
 */
@ApplicationScoped
public class ActiveUploads {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Set<UUID> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places;

    public ActiveUploads(UploadConfig config, MeterRegistry metrics) {
        this.places = new AtomicInteger(config.maxConcurrent());
        metrics.gauge("phonelog_uploads_active", ids, Set::size);
    }

    /** Takes a place; a problem when there is none. */
    public void enter() {
        if (places.getAndDecrement() <= 0) {
            places.incrementAndGet();
            throw TOO_MANY_UPLOADS.because("Send the file again in a moment.").retryAfter(PAUSE);
        }
    }

    public void leave() {
        places.incrementAndGet();
    }

    void add(UUID id) {
        ids.add(id);
    }

    void remove(UUID id) {
        ids.remove(id);
    }

    /** As of now. */
    public Set<UUID> ids() {
        return Set.copyOf(ids);
    }
}
