package io.phonelog.upload.scan;

import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<UUID> leases = ConcurrentHashMap.newKeySet();
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
        return tasks.renew(List.copyOf(leases), config.lease())
                .chain(tasks::waiting)
                .invoke(metrics::waiting)
                .replaceWithVoid();
    }

    private Uni<Void> fill() {
        int free = config.atOnce() - leases.size();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : tasks.take(free, config.lease())
                        .invoke(taken -> taken.forEach(this::begin))
                        .replaceWithVoid();
    }

    private void begin(ScanTask task) {
        leases.add(task.lease());
        threads.execute(
                () -> {
                    try {
                        work.scan(task);
                    } finally {
                        leases.remove(task.lease());
                        passes.wake();
                    }
                });
    }
}
