package io.phonelog.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A component that was started and is ready. */
public final class Running implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LOG_TAIL = 15;

    private final Component component;
    private final GuardedProcess process;

    private Running(Component component, GuardedProcess process) {
        this.component = component;
        this.process = process;
    }

    /**
     * Starts a component and waits until it is ready.
     *
     * @param home the stack's directory; logs go to {@code logs/<name>.log} under it
     * @throws StackFailure when it ended or was not ready in time, with the end of its log
     */
    public static Running start(Component component, Path home, Duration patience) {
        Path log = home.resolve("logs").resolve(component.name() + ".log");
        try {
            component.prepare();
            GuardedProcess process =
                    GuardedProcess.start(
                            component.name(), component.launch(), home.resolve("run"), log);
            try {
                awaitReady(component, process, log, patience);
                component.complete();
                return new Running(component, process);
            } catch (RuntimeException | IOException e) {
                process.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StackFailure(component.name() + " could not be started: " + e, e);
        }
    }

    public Component component() {
        return component;
    }

    public OptionalLong pid() {
        return process.pid();
    }

    /** Completes with the exit code when the process ends, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Ends the process and waits until it is gone. */
    @Override
    public void close() {
        process.close();
    }

    private static void awaitReady(
            Component component, GuardedProcess process, Path log, Duration patience) {
        CompletableFuture<Integer> exit = process.onExit();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!component.ready()) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure(
                        "%s was not ready after %d s. %s"
                                .formatted(component.name(), patience.toSeconds(), tail(log)));
            }
            if (endsWithin(exit, POLL)) {
                throw new StackFailure(
                        "%s ended with exit code %d before it was ready. %s"
                                .formatted(component.name(), exit.join(), tail(log)));
            }
        }
    }

    private static boolean endsWithin(CompletableFuture<Integer> exit, Duration time) {
        try {
            exit.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The start was interrupted.", e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            int from = Math.max(0, lines.size() - LOG_TAIL);
            return "Its log, %s, ends with:\n%s"
                    .formatted(log, String.join("\n", lines.subList(from, lines.size())));
        } catch (IOException e) {
            return "Its log, " + log + ", cannot be read: " + e.getMessage();
        }
    }
}
