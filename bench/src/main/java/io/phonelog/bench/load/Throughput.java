package io.phonelog.bench.load;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.bench.Report;
import io.phonelog.bench.stack.Api;
import io.phonelog.bench.stack.EventTable;
import io.phonelog.bench.stack.Part;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;
import io.phonelog.stack.drive.PrivateStack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From upload to queryable, beside {@code COPY} of the same rows into the same table: what the
 * database alone would take.
 */
public final class Throughput {
    private static final double TARGET_RATIO = 1.5;
    private static final int FIRST_PORT = 19_080;
    private static final long WARM_UP_ROWS = 1_000_000;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Path root;
    private final Path work;
    private final long rows;

    public Throughput(Path root, long rows) {
        this.root = root;
        this.work = root.resolve("bench/target/throughput");
        this.rows = rows;
    }

    public Report run() throws Exception {
        Files.createDirectories(work);
        Path file = work.resolve("calls.csv");
        write(file, rows, 1);
        Report report = new Report("throughput");
        try (PrivateStack stack = PrivateStack.start(root, work.resolve("stack"), FIRST_PORT);
                EventTable table = new EventTable(stack)) {
            Api api = new Api(stack);
            report.figure("rows per second of the first file after the start", warmUp(api, table));
            measure(api, table, file, report);
        } finally {
            Files.deleteIfExists(file);
        }
        return report;
    }

    /**
     * Rows per second before Java has compiled what it runs often: what is measured is a service
     * that was at work.
     */
    private double warmUp(Api api, EventTable table) throws Exception {
        Path first = work.resolve("warm-up.csv");
        write(first, WARM_UP_ROWS, 2);
        long begun = System.nanoTime();
        UUID job = api.upload(first);
        api.awaitCompleted(job);
        double taken = seconds(begun);
        table.awaitCompared(job);
        Files.delete(first);
        return WARM_UP_ROWS / taken;
    }

    private void measure(Api api, EventTable table, Path file, Report report) throws Exception {
        List<Part> parts = Part.of(api.stack());
        Map<Part, Double> cpuBefore = cpu(parts);
        long begun = System.nanoTime();
        UUID job = api.upload(file);
        double uploaded = seconds(begun);
        JsonNode done = api.awaitCompleted(job);
        double total = seconds(begun);
        Map<Part, Double> cpuAfter = cpu(parts);
        double memory = Part.named("postgres", parts).mebibytes();

        table.awaitCompared(job);
        double compared = seconds(begun);
        double copy = table.secondsToCopy(job, work.resolve("rows.copy"));
        report.figure("rows", done.at("/rows/stored").asDouble());
        report.figure("file MiB", Files.size(file) / MEBIBYTE);
        report.figure("seconds to upload", uploaded);
        report.figure("seconds from upload to queryable", total);
        for (JsonNode step : done.path("steps")) {
            report.figure("of it " + step.path("name").asText(), secondsOf(step));
        }
        report.figure("seconds from upload to compared", compared);
        report.figure("rows per second", rows / total);
        report.figure("seconds to COPY the same rows", copy);
        report.target("ratio to COPY", total / copy, TARGET_RATIO);
        Path duck = Files.createTempDirectory(work, "duck").resolve("calls.duckdb");
        report.figure("seconds of DuckDB to load the file", DuckDb.secondsToLoad(file, duck));
        Files.delete(duck);
        Files.delete(duck.getParent());
        cpuAfter.forEach(
                (part, after) ->
                        report.figure(
                                "CPU seconds of " + part.name(),
                                after - cpuBefore.getOrDefault(part, 0.0)));
        for (Part part : parts) {
            report.figure("peak MiB of " + part.name(), part.peakMebibytes());
        }
        report.figure("MiB of postgres with its backends", memory);
    }

    private static Map<Part, Double> cpu(List<Part> parts) throws IOException {
        Map<Part, Double> seconds = new LinkedHashMap<>();
        for (Part part : parts) {
            seconds.put(part, part.cpuSeconds());
        }
        return seconds;
    }

    private static double secondsOf(JsonNode step) {
        Instant from = Instant.parse(step.path("startedAt").asText());
        Instant to = Instant.parse(step.path("finishedAt").asText());
        return Duration.between(from, to).toMillis() / 1e3;
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
