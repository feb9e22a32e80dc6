package io.phonelog.stack.supervisor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Who listens on a port, as far as the system lets us see: from Linux's {@code /proc}. */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** For example {@code nginx (pid 4711)}; empty when it cannot be known. */
    static Optional<String> of(int port) {
        try {
            Optional<String> inode = inode("net/tcp", port);
            if (inode.isEmpty()) {
                inode = inode("net/tcp6", port);
            }
            return inode.isEmpty() ? Optional.empty() : process(inode.get());
        } catch (IOException e) {
            return Optional.empty(); // no /proc, or not ours to read
        }
    }

    private static Optional<String> inode(String table, int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return Files.readAllLines(PROC.resolve(table)).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(f -> f.length > INODE && f[STATE].equals(LISTENING))
                .filter(f -> f[LOCAL_ADDRESS].endsWith(suffix))
                .map(f -> f[INODE])
                .findFirst();
    }

    private static Optional<String> process(String inode) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, "socket:[" + inode + "]")) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(name + " (pid " + process.getFileName() + ")");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return false; // ended meanwhile, or another user's
        }
    }
}
