package io.phonelog.bench;

import io.phonelog.bench.live.Sockets;
import io.phonelog.bench.load.Throughput;
import io.phonelog.bench.parsing.Parsing;
import io.phonelog.bench.queries.Queries;
import io.phonelog.bench.upload.Uploads;
import io.phonelog.bench.webhooks.Deliveries;

import java.nio.file.Path;
import java.time.Duration;

/** The command line: the name of a measurement, and its options. */
public final class Bench {
    private static final String USAGE =
            """
            usage: bench/run throughput [--rows N]
                   bench/run upload [--rounds N] [--mebibytes N]
                   bench/run parsing [--rows N] [--mebibytes N] [--pages N]
                   bench/run queries [--rows N] [--seconds N]
                   bench/run sockets [--sockets N] [--streams N] [--seconds N]
                   bench/run webhooks [--seconds N]""";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Report report = run(new Options(arguments));
        System.out.print(report.table());
        System.out.println(report.json());
    }

    private static Report run(Options options) throws Exception {
        Path root = Path.of(System.getProperty("phonelog.root"));
        return switch (options.bench()) {
            case "throughput" -> new Throughput(root, options.number("--rows", 1_000_000)).run();
            case "upload" ->
                    new Uploads(
                                    root,
                                    options.count("--rounds", 5),
                                    options.count("--mebibytes", 2_048))
                            .run();
            case "parsing" ->
                    new Parsing(
                                    options.number("--rows", 1_000_000),
                                    options.number("--mebibytes", 2_048),
                                    options.count("--pages", 1_000))
                            .run();
            case "sockets" ->
                    new Sockets(
                                    root,
                                    options.count("--sockets", 10_000),
                                    options.count("--streams", 2_000),
                                    options.count("--seconds", 30))
                            .run();
            case "queries" ->
                    new Queries(
                                    root,
                                    options.number("--rows", 10_000_000),
                                    Duration.ofSeconds(options.number("--seconds", 120)))
                            .run();
            case "webhooks" -> new Deliveries(root, options.count("--seconds", 60)).run();
            default -> throw misused();
        };
    }

    private static RuntimeException misused() {
        System.err.println(USAGE);
        System.exit(2);
        return new IllegalStateException("ended");
    }
}
