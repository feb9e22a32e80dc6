package io.phonelog.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How often a job was tried again by itself, and how often it may be. */
@Embeddable
public class Retries {
    @Column(name = "retry_count")
    private int count;

    @Column(name = "max_retries")
    private int most;

    protected Retries() {}

    Retries(int most) {
        this.most = most;
    }

    void another() {
        count++;
    }

    /** A person begins anew. */
    void reset() {
        count = 0;
    }

    public boolean left() {
        return count < most;
    }

    public int count() {
        return count;
    }

    int most() {
        return most;
    }
}
