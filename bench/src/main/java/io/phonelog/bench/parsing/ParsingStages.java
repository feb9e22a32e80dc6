package io.phonelog.bench.parsing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What each stage of parsing a plain file takes, beside FastCSV merely reading the same bytes. All
 * of it in one thread; each is done several times, in turn, and the median counts.
 */
final class ParsingStages {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 7;

    private ParsingStages() {}

    /**
     * @param arguments layout, number of rows
     */
    public static void main(String[] arguments) throws Exception {
        SampleLayout layout = SampleLayout.valueOf(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        Path file = Files.createTempFile("phonelog-bench-", ".csv");
        try {
            write(file, layout, rows);
            measure(file, rows);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, SampleLayout layout, long rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            SampleFile.write(out, layout, rows, 1, 0);
        }
    }

    private static void measure(Path file, long rows) throws Exception {
        ParsedFile parsed = ParsedFile.recognise(new DiskFile(file));
        double[] fastCsv = new double[ROUNDS];
        double[] split = new double[ROUNDS];
        double[] parse = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double read = cpuSeconds(() -> fastCsv(file));
            double cut = cpuSeconds(parsed::split);
            double rest = cpuSeconds(() -> parsed.parse());
            if (round >= 0) {
                fastCsv[round] = read;
                split[round] = cut;
                parse[round] = rest;
            }
        }
        Map<StageShares.Stage, Double> shares =
                StageShares.of(
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                parsed.parse();
                            }
                            return null;
                        });
        Alone.tell("MiB", Files.size(file) / (1024.0 * 1024));
        Alone.tell("FastCSV", median(fastCsv));
        Alone.tell("split", median(split));
        shares.forEach(
                (stage, share) -> Alone.tell(stage.name().toLowerCase(), share * median(parse)));
        Alone.tell("all", median(split) + median(parse));
    }

    private static long fastCsv(Path file) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
            }
        }
        return fields;
    }

    private static double cpuSeconds(Callable<?> work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        work.call();
        return (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
