package io.phonelog.upload.scan;

import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Gives this process files to scan, as many as it can work on. Any number of processes share the
 * queue; it is woken at each commit that adds a file, and looks by itself now and then.
 */
@ApplicationScoped
public class ScanQueue {
    private final Scanner scanner;
    private final ScanTasks tasks;
    private final ScanWork work;
    private final ScanMetrics metrics;
    private final ScanConfig config;
    private final CommitSignal commits;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(task -> new Thread(task, "scan"));
    private final ScanSlots slots;
    private final WakeUps passes = new WakeUps("Scan queue", this::fill);

    public ScanQueue(
            Scanner scanner,
            ScanTasks tasks,
            ScanWork work,
            ScanMetrics metrics,
            ScanConfig config,
            CommitSignal commits) {
        this.scanner = scanner;
        this.tasks = tasks;
        this.work = work;
        this.metrics = metrics;
        this.config = config;
        this.commits = commits;
        this.slots = new ScanSlots(config.atOnce(), config.window().asLongValue());
    }

    void start(@Observes StartupEvent started) {
        if (scanner.exists()) {
            threads.execute(scanner::look);
            commits.onCommit("scan", payload -> passes.wake());
            passes.wake();
        }
    }

    @PreDestroy
    void stop() {
        passes.stop();
        threads.shutdownNow();
    }

    @Scheduled(
            identity = "scan-queue",
            every = "${phonelog.scan.interval:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (!scanner.exists()) {
            return Uni.createFrom().voidItem();
        }
        passes.wake();
        threads.execute(scanner::look);
        return tasks.renew(slots.leases(), config.lease())
                .chain(tasks::waiting)
                .invoke(metrics::waiting)
                .replaceWithVoid();
    }

    private Uni<Void> fill() {
        OptionalLong largest = slots.largestFree();
        return largest.isEmpty()
                ? Uni.createFrom().voidItem()
                : tasks.take(largest.getAsLong(), config.lease())
                        .chain(
                                task ->
                                        task.isEmpty()
                                                ? Uni.createFrom().voidItem()
                                                : begin(task.get()));
    }

    private Uni<Void> begin(ScanTask task) {
        slots.take(task);
        threads.execute(
                () -> {
                    try {
                        work.scan(task);
                    } finally {
                        slots.free(task);
                        passes.wake();
                    }
                });
        return fill();
    }
}
