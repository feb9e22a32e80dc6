package io.phonelog.stack.supervisor;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.StackFailure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the parts, each as soon as those it needs are ready, and ends them the other way round.
 */
final class Supervisor implements AutoCloseable {
    private static final int ABANDONED_SECONDS = 60;

    /** About a minute in all. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 16, 32).map(Duration::ofSeconds).toList();

    private final Map<String, Supervised> parts = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * @param components each after those it needs
     * @param changed called at every change of any part
     */
    Supervisor(List<Component> components, Path home, Runnable changed) {
        this(components, home, PAUSES, changed);
    }

    /**
     * @param pauses before each further try when a part that ended could not be started again
     */
    Supervisor(List<Component> components, Path home, List<Duration> pauses, Runnable changed) {
        for (Component component : components) {
            parts.put(component.name(), new Supervised(component, home, pauses, changed));
        }
    }

    /**
     * Starts everything; returns when all of it is ready.
     *
     * @throws StackFailure as soon as one part fails
     */
    void start() {
        Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        for (Supervised part : parts.values()) {
            CompletableFuture<?>[] needed =
                    part.component().needs().stream()
                            .map(starts::get)
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture<Void> start =
                    CompletableFuture.allOf(needed).thenRunAsync(part::start, threads);
            starts.put(part.component().name(), start);
            start.whenComplete(
                    (done, cause) -> {
                        if (cause != null) {
                            failure.completeExceptionally(cause);
                        }
                    });
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(starts.values().toArray(CompletableFuture<?>[]::new));
        try {
            CompletableFuture.anyOf(all, failure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailure f ? f : new StackFailure(e.toString(), e);
        }
    }

    List<StackState.Part> state() {
        return parts.values().stream().map(Supervised::state).toList();
    }

    /** Ends everything: first what needs others, last what others need. */
    @Override
    public void close() {
        threads.shutdownNow();
        awaitAbandonedStarts();
        for (Collection<Supervised> level : levels().values()) {
            CompletableFuture<?>[] ends =
                    level.stream()
                            .map(
                                    part ->
                                            CompletableFuture.runAsync(
                                                    part::stop,
                                                    task -> new Thread(task, "stop").start()))
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(ends).join();
        }
    }

    private void awaitAbandonedStarts() {
        try {
            if (!threads.awaitTermination(ABANDONED_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("A part that was being started did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TreeMap<Integer, List<Supervised>> levels() {
        return parts.values().stream()
                .collect(
                        Collectors.groupingBy(
                                part -> level(part.component()),
                                () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                                Collectors.toList()));
    }

    private int level(Component component) {
        return component.needs().stream()
                .map(name -> parts.get(name))
                .mapToInt(part -> part == null ? 0 : 1 + level(part.component()))
                .max()
                .orElse(0);
    }
}
