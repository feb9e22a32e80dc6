package io.phonelog.upload.scan;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.upload.Outcomes;
import io.phonelog.upload.scan.ScanTasks.Waiting;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/** Counts scans: a file that waits long is for somebody to look at. */
@ApplicationScoped
class ScanMetrics {
    private final MeterRegistry metrics;
    private final Outcomes outcomes;
    private volatile Waiting waiting = new Waiting(0, 0);

    ScanMetrics(MeterRegistry metrics, Outcomes outcomes) {
        this.metrics = metrics;
        this.outcomes = outcomes;
        metrics.gauge("phonelog_scans_waiting", this, m -> m.waiting.count());
        metrics.gauge("phonelog_scans_oldest_seconds", this, m -> m.waiting.oldest());
    }

    void waiting(Waiting now) {
        waiting = now;
    }

    /** The scanner could say nothing. */
    void failed() {
        metrics.counter("phonelog_scan_failures").increment();
    }

    /**
     * @param size of the file in bytes
     */
    void concluded(Verdict verdict, long size, Duration took) {
        Timer.builder("phonelog_scans")
                .tag("verdict", name(verdict))
                .register(metrics)
                .record(took);
        if (verdict instanceof Verdict.Clean) {
            outcomes.stored(size);
        } else {
            outcomes.rejected();
        }
    }

    private static String name(Verdict verdict) {
        if (verdict instanceof Verdict.Clean) {
            return "clean";
        }
        return verdict instanceof Verdict.Infected ? "infected" : "refused";
    }
}
