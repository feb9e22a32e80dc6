package io.phonelog.parser.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of all cases, for tests that need files of every form. */
public final class SpecFiles {
    private SpecFiles() {}

    public static List<byte[]> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/specs"))) {
            return files.sorted()
                    .flatMap(file -> SpecTest.specsOf(file).stream())
                    .map(Spec::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the specs cannot be read", e);
        }
    }
}
