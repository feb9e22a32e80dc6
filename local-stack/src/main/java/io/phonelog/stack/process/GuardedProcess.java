package io.phonelog.stack.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive this one. It runs under a small shell script that reads a pipe from
 * here; when the pipe closes, whether by {@link #close} or because this JVM was killed, the script
 * ends the process.
 */
public final class GuardedProcess implements AutoCloseable {
    private static final int SCRIPT_SLACK_SECONDS = 5;

    private final Process guard;
    private final Launch launch;
    private final Path pidFile;

    private GuardedProcess(Process guard, Launch launch, Path pidFile) {
        this.guard = guard;
        this.launch = launch;
        this.pidFile = pidFile;
    }

    /** Starts it; output of both kinds is appended to the log. */
    public static GuardedProcess start(String name, Launch launch, Path run, Path log)
            throws IOException {
        Files.createDirectories(run);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Path pidFile = run.resolve(name + ".pid");
        Files.deleteIfExists(pidFile);
        List<String> line = new ArrayList<>();
        line.add("/bin/sh");
        line.add(script(run).toString());
        line.add(launch.stop().name());
        line.add(Long.toString(launch.grace().toSeconds()));
        line.add(pidFile.toString());
        line.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new GuardedProcess(builder.start(), launch, pidFile);
    }

    /** The process id of the command itself; empty before it runs and after it ended. */
    public OptionalLong pid() {
        try {
            String text = Files.readString(pidFile).strip();
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Completes with the exit code of the command. */
    public CompletableFuture<Integer> onExit() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    /** Ends the process and waits until it is gone. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            guard.destroy(); // the pipe is gone already; the script hands the signal on
        }
        if (!ended(launch.grace().toSeconds() + SCRIPT_SLACK_SECONDS)) {
            guard.descendants().forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly();
        }
    }

    /** Waits even when interrupted: what we started we see to its end. */
    private boolean ended(long seconds) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (true) {
                try {
                    return guard.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static synchronized Path script(Path run) throws IOException {
        Path script = run.resolve("guard.sh").toAbsolutePath();
        if (!Files.exists(script)) {
            Path fresh = Files.createTempFile(run, "guard", ".sh");
            try (InputStream in = GuardedProcess.class.getResourceAsStream("/guard/guard.sh")) {
                Files.copy(
                        java.util.Objects.requireNonNull(in, "guard.sh is part of this jar"),
                        fresh,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(fresh, script, StandardCopyOption.ATOMIC_MOVE);
        }
        return script;
    }
}
