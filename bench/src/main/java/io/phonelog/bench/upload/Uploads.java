package io.phonelog.bench.upload;

import io.phonelog.bench.Report;
import io.phonelog.bench.stack.Api;
import io.phonelog.bench.stack.Part;
import io.phonelog.bench.stack.ProcessorTime;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;
import io.phonelog.stack.drive.PrivateStack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Uploads by stock clients, beside the same bytes put straight into the object store. */
public final class Uploads {
    /** When jobs begin, so that nothing else is at work. */
    static final String LATER = "2099-01-01T00:00:00Z";

    private static final Set<String> AT_WORK =
            Set.of("gateway", "upload-service", "s3", "postgres");
    private static final int FIRST_PORT = 19_180;
    private static final long MEBIBYTE = 1L << 20;
    private static final long ROW_BYTES = 50;

    /** 85 % of the rate of the object store. */
    private static final double TARGET_RATIO = 1 / 0.85;

    private final Path root;
    private final Path work;
    private final int rounds;
    private final int large;

    /**
     * @param rounds how often each sender sends the small file
     * @param large size of the large file, in MiB
     */
    public Uploads(Path root, int rounds, int large) {
        this.root = root;
        this.work = root.resolve("bench/target/uploads");
        this.rounds = rounds;
        this.large = large;
    }

    public Report run() throws Exception {
        Files.createDirectories(work);
        Path small = file(100);
        Path big = file(large);
        Path script = root.resolve("e2e/clients/send.mjs");
        Report report = new Report("upload");
        try (PrivateStack stack = PrivateStack.start(root, work.resolve("stack"), FIRST_PORT);
                RawStore raw = new RawStore(stack)) {
            warmUp(stack, raw, small, script);
            for (Sender sender :
                    List.of(
                            Sender.curl(),
                            Sender.tus(script, 0, 1),
                            Sender.tus(script, 50, 1),
                            Sender.tus(script, 8, 1),
                            Sender.tus(script, 0, 8))) {
                measure(stack, raw, sender, small, rounds, report);
            }
            measure(stack, raw, Sender.curl(), big, 1, report);
            measure(stack, raw, Sender.tus(script, 0, 1), big, 1, report);
            for (Part part : Part.of(stack)) {
                report.figure("peak MiB of " + part.name(), part.peakMebibytes());
            }
        } finally {
            Files.deleteIfExists(small);
            Files.deleteIfExists(big);
        }
        return report;
    }

    private void warmUp(PrivateStack stack, RawStore raw, Path file, Path script)
            throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            raw.seconds(file, 1);
            Sender.curl().seconds(stack, file);
            Sender.tus(script, 8, 1).seconds(stack, file);
        }
    }

    private static void measure(
            PrivateStack stack, RawStore raw, Sender sender, Path file, int rounds, Report report)
            throws IOException, InterruptedException {
        Api api = new Api(stack);
        api.awaitScanned();
        double[] limit = new double[rounds];
        double[] taken = new double[rounds];
        var processor = new ProcessorTime(atWork(stack));
        for (int round = 0; round < rounds; round++) {
            limit[round] = raw.seconds(file, sender.copies());
            processor.start();
            taken[round] = sender.seconds(stack, file);
            processor.stop();
            api.awaitScanned();
        }
        double mebibytes = (double) Files.size(file) / MEBIBYTE * sender.copies();
        String name = "%.0f MiB by %s".formatted(mebibytes, sender.name());
        System.err.printf("%s: %.2f of %.2f s%n", name, median(limit), median(taken));
        report.figure(name + ", MiB/s", mebibytes / median(taken));
        report.figure(name + ", MiB/s of the store", mebibytes / median(limit));
        report.target(name + ", times the store", median(taken) / median(limit), TARGET_RATIO);
        processor.each(
                (part, seconds) ->
                        report.figure(
                                "%s, processor s of %s".formatted(name, part), seconds / rounds));
    }

    private static List<Part> atWork(PrivateStack stack) throws IOException {
        return Part.of(stack).stream().filter(part -> AT_WORK.contains(part.name())).toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private Path file(int mebibytes) throws IOException {
        Path file = work.resolve("calls-%d.csv".formatted(mebibytes));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            SampleFile.write(out, SampleLayout.T_MOBILE, mebibytes * MEBIBYTE / ROW_BYTES, 1, 0);
        }
        return file;
    }
}
