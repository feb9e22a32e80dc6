package io.phonelog.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** When what happened to a job. */
@Embeddable
public class Timeline {
    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "parsed_at")
    private @Nullable Instant parsedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "progressed_at")
    private @Nullable Instant progressedAt;

    @Column(name = "announced_at")
    private @Nullable Instant announcedAt;

    /** The first start counts, however many runs it takes; each is a sign of life. */
    void started(Instant now) {
        startedAt = startedAt == null ? now : startedAt;
        progressedAt = now;
    }

    void parsed(Instant now) {
        parsedAt = now;
    }

    void notParsed() {
        parsedAt = null;
    }

    void progressed(Instant now) {
        progressedAt = now;
    }

    void finished(Instant now) {
        finishedAt = now;
    }

    /** A person has it done again from the beginning. */
    void reset() {
        startedAt = null;
        finishedAt = null;
    }

    /** Whether enough time has passed to tell of progress again; if so, it is taken as told. */
    boolean announce(Duration interval, Instant now) {
        Instant last = announcedAt;
        if (last != null && last.plus(interval).isAfter(now)) {
            return false;
        }
        announcedAt = now;
        return true;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant parsedAt() {
        return parsedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public @Nullable Instant progressedAt() {
        return progressedAt;
    }
}
