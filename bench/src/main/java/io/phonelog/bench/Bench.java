package io.phonelog.bench;

import java.nio.file.Path;
import java.util.Arrays;

/** The command line: the name of a measurement, and its options. */
public final class Bench {
    private static final long DEFAULT_ROWS = 1_000_000;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || !arguments[0].equals("throughput")) {
            System.err.println("usage: bench/run throughput [--rows N]");
            System.exit(2);
        }
        Path root = Path.of(System.getProperty("phonelog.root"));
        Report report = new Throughput(root, rows(arguments)).run();
        System.out.print(report.table());
        System.out.println(report.json());
    }

    private static long rows(String[] arguments) {
        int at = Arrays.asList(arguments).indexOf("--rows");
        return at < 0 ? DEFAULT_ROWS : Long.parseLong(arguments[at + 1]);
    }
}
