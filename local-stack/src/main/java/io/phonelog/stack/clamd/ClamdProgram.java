package io.phonelog.stack.clamd;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** clamd as the machine has it. */
public final class ClamdProgram {
    private static final String NAME = "clamd";

    /** Where systems keep it that leave these directories out of a user's path. */
    private static final List<String> USUAL =
            List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");

    /** Where freshclam puts the public signatures, on Debian and its kin. */
    private static final Path PUBLIC_SIGNATURES = Path.of("/var/lib/clamav");

    private ClamdProgram() {}

    /** The program, if there is one. */
    public static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), USUAL.stream())
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The public signatures, if freshclam has fetched them. */
    public static Optional<Path> signatures() {
        if (!Files.isReadable(PUBLIC_SIGNATURES)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(PUBLIC_SIGNATURES)) {
            return files.anyMatch(ClamdProgram::isMain)
                    ? Optional.of(PUBLIC_SIGNATURES)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMain(Path file) {
        return file.getFileName().toString().matches("main\\.c[lv]d");
    }
}
