package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program of somebody who uses PhoneLog.
 *
 * @param interpreter takes it from standard input
 * @param folder where it runs
 */
record Script(List<String> interpreter, Path folder, Map<String, String> environment) {

    /** Runs it to its end, which has to be a good one; answers what it printed. */
    String run(String code) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(interpreter)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(code);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
