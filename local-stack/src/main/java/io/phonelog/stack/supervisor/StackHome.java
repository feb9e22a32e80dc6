package io.phonelog.stack.supervisor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The one directory of a stack: data, logs, secrets and state.
 *
 * @param directory absolute
 */
public record StackHome(Path directory) {
    /** Names another directory than {@code .phonelog} in the repository. */
    public static final String VARIABLE = "PHONELOG_HOME";

    public StackHome {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The directory that the environment names, or the usual one. */
    public static StackHome of(Path root, @Nullable String variable) {
        return new StackHome(
                variable == null || variable.isBlank()
                        ? root.resolve(".phonelog")
                        : Path.of(variable));
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path run() {
        return directory.resolve("run");
    }

    Path data(String component) {
        return directory.resolve(component);
    }

    Path secrets() {
        return directory.resolve("secrets.json");
    }

    Path state() {
        return directory.resolve("state.json");
    }

    /**
     * Takes the stack for this process; empty when another one has it. The system gives the lock
     * back when the process ends, however it ends, so there are no stale locks.
     */
    Optional<FileLock> lock() throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
    }

    /** Whether a supervisor has this stack. */
    public boolean inUse() throws IOException {
        if (!Files.exists(lockFile())) {
            return false;
        }
        Optional<FileLock> lock = lock();
        if (lock.isPresent()) {
            lock.get().channel().close();
        }
        return lock.isEmpty();
    }

    private Path lockFile() {
        return directory.resolve("lock");
    }
}
