package io.phonelog.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the components of one JVM keep their data: under the module's build directory. */
final class ScratchDirectory {
    private static final Path PARENT = Path.of("target", "embedded-stack").toAbsolutePath();

    private ScratchDirectory() {}

    /** A new directory, named by process; those of processes that ended are removed. */
    static Path fresh() {
        try {
            Files.createDirectories(PARENT);
            List<Path> leftovers;
            try (Stream<Path> directories = Files.list(PARENT)) {
                leftovers = directories.filter(ScratchDirectory::abandoned).toList();
            }
            for (Path leftover : leftovers) {
                delete(leftover);
            }
            return Files.createDirectory(
                    PARENT.resolve(Long.toString(ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean abandoned(Path directory) {
        long pid = Long.parseLong(directory.getFileName().toString());
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    private static void delete(Path directory) throws IOException {
        List<Path> bottomUp;
        try (Stream<Path> tree = Files.walk(directory)) {
            bottomUp = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : bottomUp) {
            Files.deleteIfExists(path);
        }
    }
}
