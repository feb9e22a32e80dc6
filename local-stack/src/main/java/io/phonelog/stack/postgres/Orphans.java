package io.phonelog.stack.postgres;

import io.phonelog.stack.process.StackFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What is left of a Postgres whose first process was killed. A process of it that is in the midst
 * of a query notices only when that is done, and as long as it holds the shared memory no other
 * Postgres can start on its cluster.
 */
final class Orphans {
    private static final Path PROC = Path.of("/proc");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);

    private Orphans() {}

    /**
     * Ends those that the system lets us see, which is on Linux: elsewhere they end by themselves.
     *
     * @param program what they run
     * @param cluster where they work
     */
    static void end(Path program, Path cluster) throws IOException {
        Path realProgram = program.toRealPath();
        Path realCluster = cluster.toRealPath();
        List<ProcessHandle> orphans =
                ProcessHandle.allProcesses()
                        .filter(process -> leadsTo(process, "exe", realProgram))
                        .filter(process -> leadsTo(process, "cwd", realCluster))
                        .toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle orphan : orphans) {
            awaitEnd(orphan, realCluster, deadline);
        }
    }

    /** The working directory goes after the memory, and unlike the id before anyone has to reap. */
    private static void awaitEnd(ProcessHandle orphan, Path cluster, long deadline) {
        while (leadsTo(orphan, "cwd", cluster)) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure(
                        "Process %d of an earlier Postgres in %s does not end. Stop it, and start again."
                                .formatted(orphan.pid(), cluster));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean leadsTo(ProcessHandle process, String link, Path target) {
        try {
            Path file = PROC.resolve(Long.toString(process.pid())).resolve(link);
            return Files.readSymbolicLink(file).equals(target);
        } catch (IOException e) {
            return false; // no /proc, ended meanwhile, or another user's
        }
    }
}
