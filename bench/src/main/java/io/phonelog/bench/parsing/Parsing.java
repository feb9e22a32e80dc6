package io.phonelog.bench.parsing;

import io.phonelog.bench.Report;
import io.phonelog.bench.parsing.Alone.Figures;
import io.phonelog.parser.family.CellAccuracy;
import io.phonelog.parser.meaning.Accuracy;
import io.phonelog.parser.sample.SampleLayout;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The parser alone: how fast, in how much memory, and how often right. */
public final class Parsing {
    private static final double TARGET_RATIO = 4;
    private static final int HEAP_MEBIBYTES = 256;
    private static final double COLUMNS_WRONG = 0.02;
    private static final double CELLS_WRONG = 0.001;
    private static final double SURELY_WRONG = 0.01;

    /** One core: neither the collector nor the compiler has another one. */
    private static final List<String> ONE_CORE =
            List.of("-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC", "-Xmx1g");

    private static final List<String> SMALL =
            List.of("-XX:ActiveProcessorCount=1", "-Xmx" + HEAP_MEBIBYTES + "m");

    private static final List<String> STAGES =
            List.of("FastCSV", "split", "read", "map", "normalise", "encode", "all");

    private final long rows;
    private final long mebibytes;
    private final int pages;

    /**
     * @param rows of each plain file
     * @param mebibytes of the large file
     * @param pages of the PDF
     */
    public Parsing(long rows, long mebibytes, int pages) {
        this.rows = rows;
        this.mebibytes = mebibytes;
        this.pages = pages;
    }

    public Report run() throws IOException, InterruptedException {
        Report report = new Report("parsing");
        for (SampleLayout layout : SampleLayout.values()) {
            stages(layout, report);
        }
        Figures large = Alone.run(ParsingMemory.class, SMALL, mebibytes);
        report.figure("large file: MiB", mebibytes);
        report.figure("large file: rows", large.of("rows"));
        report.figure("large file: seconds", large.of("seconds"));
        report.target("large file: peak heap MiB", large.of("peak heap MiB"), HEAP_MEBIBYTES);
        Alone.run(ParsingPages.class, ONE_CORE, pages)
                .all()
                .forEach((name, value) -> report.figure("PDF: " + name, value));
        accuracy(report);
        return report;
    }

    private static void accuracy(Report report) throws IOException {
        Accuracy columns = Accuracy.measured();
        report.target("columns wrong", columns.wrong(), COLUMNS_WRONG);
        report.target("columns wrong of those it is sure of", columns.surelyWrong(), SURELY_WRONG);
        report.target("cells wrong", CellAccuracy.measured().wrong(), CELLS_WRONG);
    }

    private void stages(SampleLayout layout, Report report)
            throws IOException, InterruptedException {
        String name = layout.name().toLowerCase(Locale.ROOT) + ": ";
        Figures took = Alone.run(ParsingStages.class, ONE_CORE, layout, rows);
        report.figure(name + "rows", rows);
        report.figure(name + "MiB", took.of("MiB"));
        for (String stage : STAGES) {
            report.figure(name + "CPU seconds, " + stage, took.of(stage));
        }
        report.figure(name + "rows per second", rows / took.of("all"));
        report.target(name + "ratio to FastCSV", took.of("all") / took.of("FastCSV"), TARGET_RATIO);
    }
}
