package io.phonelog.bench;

import java.nio.file.Path;
import java.util.Arrays;

/** The command line: the name of a measurement, and its options. */
public final class Bench {
    private static final long DEFAULT_ROWS = 1_000_000;
    private static final long DEFAULT_ROUNDS = 5;
    private static final long DEFAULT_LARGE = 2048;
    private static final long DEFAULT_PAGES = 1000;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("phonelog.root"));
        String name = arguments.length == 0 ? "" : arguments[0];
        Report report =
                switch (name) {
                    case "throughput" ->
                            new Throughput(root, option(arguments, "--rows", DEFAULT_ROWS)).run();
                    case "upload" ->
                            new Uploads(
                                            root,
                                            (int) option(arguments, "--rounds", DEFAULT_ROUNDS),
                                            (int) option(arguments, "--mebibytes", DEFAULT_LARGE))
                                    .run();
                    case "parsing" ->
                            new Parsing(
                                            option(arguments, "--rows", DEFAULT_ROWS),
                                            option(arguments, "--mebibytes", DEFAULT_LARGE),
                                            (int) option(arguments, "--pages", DEFAULT_PAGES))
                                    .run();
                    default -> throw misused();
                };
        System.out.print(report.table());
        System.out.println(report.json());
    }

    private static RuntimeException misused() {
        System.err.println(
                "usage: bench/run throughput [--rows N] | upload [--rounds N] [--mebibytes N]"
                        + " | parsing [--rows N] [--mebibytes N] [--pages N]");
        System.exit(2);
        return new IllegalStateException("ended");
    }

    private static long option(String[] arguments, String name, long otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(arguments[at + 1]);
    }
}
