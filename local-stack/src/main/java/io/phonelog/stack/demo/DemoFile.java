package io.phonelog.stack.demo;

import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;
import io.phonelog.stack.process.StackFailure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that is uploaded: the user's, a generated one, or the sample in the repository. */
final class DemoFile implements AutoCloseable {
    private static final String SAMPLE = "docs/samples/t-mobile-calls.csv";
    private static final long SEED = 20260101;

    private final Path path;
    private final boolean generated;

    private DemoFile(Path path, boolean generated) {
        this.path = path;
        this.generated = generated;
    }

    static DemoFile choose(DemoOptions options, Path root, Path scratch) throws IOException {
        if (options.file().isPresent()) {
            Path file = options.file().get();
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new StackFailure(file + " is no file that can be read.");
            }
            return new DemoFile(file, false);
        }
        if (options.rows().isPresent()) {
            return generate(options.rows().getAsLong(), scratch);
        }
        return new DemoFile(root.resolve(SAMPLE), false);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (generated) {
            Files.deleteIfExists(path);
        }
    }

    private static DemoFile generate(long rows, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        Path file = scratch.resolve("generated-" + rows + "-rows.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            SampleFile.write(out, SampleLayout.T_MOBILE, rows, SEED, 0);
        }
        return new DemoFile(file, true);
    }
}
