package io.phonelog.bench;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;
import io.phonelog.stack.drive.PrivateStack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * From upload to queryable, beside {@code COPY} of the same rows into the same table: what the
 * database alone would take.
 */
final class Throughput {
    private static final double TARGET_RATIO = 1.5;
    private static final int FIRST_PORT = 19_080;
    private static final long WARM_UP_ROWS = 200_000;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Path root;
    private final Path work;
    private final long rows;

    Throughput(Path root, long rows) {
        this.root = root;
        this.work = root.resolve("bench/target/throughput");
        this.rows = rows;
    }

    Report run() throws Exception {
        Files.createDirectories(work);
        Path file = work.resolve("calls.csv");
        write(file, rows, 1);
        Report report = new Report("throughput");
        try (PrivateStack stack = PrivateStack.start(root, work.resolve("stack"), FIRST_PORT)) {
            Api api = new Api(stack);
            warmUp(api);
            measure(api, file, report);
            memory(stack, report);
        } finally {
            Files.deleteIfExists(file);
        }
        return report;
    }

    private void warmUp(Api api) throws Exception {
        Path small = work.resolve("warm-up.csv");
        write(small, WARM_UP_ROWS, 2);
        api.awaitCompleted(api.upload(small));
        Files.delete(small);
    }

    private void measure(Api api, Path file, Report report) throws Exception {
        long begun = System.nanoTime();
        UUID job = api.upload(file);
        double uploaded = seconds(begun);
        JsonNode done = api.awaitCompleted(job);
        double total = seconds(begun);

        double copy;
        try (EventTable table = new EventTable(api.stack())) {
            copy = table.secondsToCopy(job, work.resolve("rows.copy"));
        }
        report.figure("rows", done.at("/rows/stored").asDouble());
        report.figure("file MiB", Files.size(file) / MEBIBYTE);
        report.figure("seconds to upload", uploaded);
        report.figure("seconds from upload to queryable", total);
        report.figure("rows per second", rows / total);
        report.figure("seconds to COPY the same rows", copy);
        report.figure("worker CPU seconds", done.at("/metrics/cpuSeconds").asDouble());
        report.target("ratio to COPY", total / copy, TARGET_RATIO);
    }

    /** The most memory that each part ever had, as the kernel counted it. */
    private static void memory(PrivateStack stack, Report report) throws IOException {
        for (JsonNode part : stack.parts()) {
            Path status = Path.of("/proc/" + part.path("pid").asText() + "/status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        double kibibytes = Double.parseDouble(line.replaceAll("\\D", ""));
                        report.figure(
                                "peak MiB of " + part.path("name").asText(), kibibytes / 1024);
                    }
                }
            }
        }
    }

    private static void write(Path file, long rows, long seed) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            SampleFile.write(out, SampleLayout.T_MOBILE, rows, seed, 0);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
