package io.phonelog.job;

import io.phonelog.contracts.parse.Grain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One pass over a job's file; a retry is another one, and what was done in this one is void. */
@Embeddable
public class Run {
    static final String WAITING = "waiting";
    static final String SCANNING = "scanning";
    static final String RECOGNISING = "recognising";
    static final String PARSING = "parsing";
    static final String STORING = "storing";
    static final String DONE = "done";

    @Column(name = "run")
    private int number;

    @Convert(converter = JsonColumns.OfGrain.class)
    private @Nullable Grain grain;

    @Column(name = "planners_lost")
    private int plannersLost;

    private String stage = WAITING;
    private double progress;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    @Embedded private RunTally tally = new RunTally();

    protected Run() {}

    private Run(int number) {
        this.number = number;
    }

    static Run first() {
        return new Run(1);
    }

    Run next() {
        return new Run(number + 1);
    }

    /** How finely it is cut: as it was said first. */
    Grain cutAs(Grain wanted) {
        Grain fixed = grain == null ? wanted : grain;
        grain = fixed;
        return fixed;
    }

    void at(String reached) {
        stage = reached;
    }

    /** Its planner has to be heard of until then. */
    void lease(Instant until) {
        leaseUntil = until;
    }

    /** Nobody has to be heard of any more. */
    void endLease() {
        leaseUntil = null;
    }

    void plannerLost() {
        plannersLost++;
    }

    /** Its progress never goes back. */
    void measure(long fileSize) {
        progress = Math.max(progress, tally.progress(fileSize));
    }

    void done() {
        stage = DONE;
        progress = 100;
    }

    int number() {
        return number;
    }

    String stage() {
        return stage;
    }

    /** 0 to 100. */
    double progress() {
        return progress;
    }

    RunTally tally() {
        return tally;
    }
}
