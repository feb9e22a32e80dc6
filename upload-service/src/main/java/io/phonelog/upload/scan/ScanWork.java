package io.phonelog.upload.scan;

import io.phonelog.upload.clamd.ScannerFault;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Takes one file to its verdict, from where its last try has come to. What fails gives the file
 * back: it waits, and is never let through.
 */
@ApplicationScoped
class ScanWork {
    private static final Logger LOG = Logger.getLogger(ScanWork.class);

    /** Beyond it the longest pause is reached anyway, and a shift would overflow. */
    private static final int MOST_DOUBLINGS = 20;

    private final ScanConfig config;
    private final Scanner scanner;
    private final ScanTasks tasks;
    private final ScanLedger ledger;
    private final ScanMetrics metrics;
    private final FileScan scan;

    ScanWork(
            ScanConfig config,
            Scanner scanner,
            ScanTasks tasks,
            ScanLedger ledger,
            ScanMetrics metrics,
            FileScan scan) {
        this.config = config;
        this.scanner = scanner;
        this.tasks = tasks;
        this.ledger = ledger;
        this.metrics = metrics;
        this.scan = scan;
    }

    /** Blocks the thread. */
    void scan(ScanTask task) {
        Instant start = Instant.now();
        try {
            String engine = scanner.engine();
            Verdict verdict = scan.of(task, reached -> written(() -> tasks.advance(task, reached)));
            if (written(() -> ledger.conclude(task, verdict, engine))) {
                metrics.concluded(verdict, task.size(), Duration.between(start, Instant.now()));
            }
        } catch (ScannerFault e) {
            scanner.failed(e.getMessage());
            giveBack(task, e);
        } catch (RuntimeException e) {
            giveBack(task, e);
        }
    }

    private void giveBack(ScanTask task, Exception cause) {
        metrics.failed();
        Duration pause = pauseAfter(task.attempts());
        LOG.warnf(
                "Scanning later: upload=%s in=%ss cause=%s",
                task.uploadId(), pause.toSeconds(), cause.getMessage());
        try {
            written(() -> tasks.giveBack(task, pause));
        } catch (RuntimeException e) {
            LOG.warnf("Its lease has to end first: upload=%s cause=%s", task.uploadId(), e);
        }
    }

    private Duration pauseAfter(int attempts) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, attempts - 1));
        Duration pause = config.firstPause().multipliedBy(1L << doublings);
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }

    /** What the database did, on a context that it can work in. */
    private static <T> T written(Supplier<Uni<T>> change) {
        try {
            return VertxContextSupport.subscribeAndAwait(change);
        } catch (Throwable e) {
            throw new IllegalStateException("what was found cannot be written down: " + e, e);
        }
    }
}
