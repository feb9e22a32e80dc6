package io.phonelog.stack.supervisor;

import io.phonelog.stack.process.StackFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What must be true of the machine before a stack can start. */
final class Preflight {
    private static final long SPACE_NEEDED_MEGABYTES = 1_024;
    private static final int LEFTOVER_SECONDS = 40;

    private Preflight() {}

    static void check(StackHome home) throws IOException {
        long free = Files.getFileStore(home.directory()).getUsableSpace() >> 20;
        if (free < SPACE_NEEDED_MEGABYTES) {
            throw new StackFailure(
                    "Only %d MB are free where %s lies; the stack needs %d MB. Free some space, or put it elsewhere: %s=/other/place ./phonelog up"
                            .formatted(
                                    free,
                                    home.directory(),
                                    SPACE_NEEDED_MEGABYTES,
                                    StackHome.VARIABLE));
        }
        awaitLeftovers(home);
    }

    /** A sentence for an error of the file system. */
    static String explain(StackHome home, Exception cause) {
        String text = String.valueOf(cause.getMessage());
        if (text.contains("No space left on device")) {
            return "The disk that holds %s is full. Free some space, or put the stack elsewhere: %s=/other/place ./phonelog up"
                    .formatted(home.directory(), StackHome.VARIABLE);
        }
        return "The stack cannot use " + home.directory() + ": " + text;
    }

    /**
     * After a kill -9 of the supervisor the guards still end their processes; that takes a moment.
     */
    private static void awaitLeftovers(StackHome home) throws IOException {
        if (!Files.isDirectory(home.run())) {
            return;
        }
        List<Path> pidFiles;
        try (Stream<Path> files = Files.list(home.run())) {
            pidFiles = files.filter(f -> f.toString().endsWith(".pid")).toList();
        }
        for (Path pidFile : pidFiles) {
            awaitEnd(pidFile);
            Files.deleteIfExists(pidFile);
        }
    }

    private static void awaitEnd(Path pidFile) throws IOException {
        String pid = Files.readString(pidFile).strip();
        if (pid.isEmpty()) {
            return;
        }
        ProcessHandle leftover = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        if (leftover == null || startedAfter(leftover, pidFile)) {
            return; // ended; the number may since belong to somebody else
        }
        try {
            leftover.onExit().get(LEFTOVER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StackFailure(
                    "A process of an earlier stack still runs: pid %s (%s). End it: kill %s"
                            .formatted(pid, pidFile.getFileName(), pid),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean startedAfter(ProcessHandle process, Path pidFile) throws IOException {
        java.time.Instant written = Files.getLastModifiedTime(pidFile).toInstant().plusSeconds(2);
        return process.info().startInstant().map(start -> start.isAfter(written)).orElse(false);
    }
}
