package io.phonelog.parser.family;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.container.FileRecogniser;
import io.phonelog.parser.container.FileRecogniser.Recognised;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.meaning.Accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many cells of files that nobody has a template for come out as what had happened, in files
 * that are read without asking. A column that is taken for another field makes all of its cells
 * wrong.
 */
public final class CellAccuracy {
    private static final double THRESHOLD = 0.8;
    private static final Set<String> OF_THE_TIME = Set.of("utc_offset", "zone");

    private final Map<String, int[]> wrong = new TreeMap<>();
    private long cells;
    private long exact;
    private int files;
    private int read;

    /** Of the files of some families. */
    public static CellAccuracy of(long from, int families) throws IOException {
        CellAccuracy all = new CellAccuracy();
        for (int i = 0; i < families; i++) {
            all.add(new Family(from + i, true).file(0));
        }
        return all;
    }

    /** Of all families that are kept for measuring. */
    public static CellAccuracy measured() throws IOException {
        return of(Accuracy.MEASURED_FROM, Accuracy.MEASURED);
    }

    /** Cells that came out as something else, or not at all, 0 to 1. */
    public double wrong() {
        return 1 - (double) exact / cells;
    }

    private void add(FamilyFile file) throws IOException {
        byte[] text = file.text(',').getBytes(StandardCharsets.UTF_8);
        Recognised found =
                new FileRecogniser(new LayoutRecogniser(THRESHOLD), ArchiveLimits.USUAL)
                        .recognise(FileBytes.of(text), BuiltInTemplates.all());
        Parsed parsed = Parsed.of(text, found, file.country().region(), null);
        files++;
        if (parsed != null) {
            read++;
            count(file, parsed.events());
        }
    }

    private void count(FamilyFile file, List<PhoneEvent> events) {
        Map<Long, PhoneEvent> byLine =
                events.stream().collect(Collectors.toMap(e -> e.provenance().line(), e -> e));
        long first = file.names().isEmpty() ? 1 : 2;
        for (int column = 0; column < file.fields().size(); column++) {
            boolean inMinutes = isInMinutes(file, column);
            for (int row = 0; row < file.rows().size(); row++) {
                String written = file.rows().get(row).get(column);
                String field = file.fields().get(column);
                if (!Style.NOTHING.contains(written) && !OF_THE_TIME.contains(field)) {
                    TrueCell cell =
                            new TrueCell(
                                    field,
                                    written,
                                    inMinutes,
                                    file.events().get(row),
                                    file.country());
                    PhoneEvent event = byLine.get(first + row);
                    count(field, event != null && cell.isIn(event));
                }
            }
        }
    }

    private void count(String field, boolean isExact) {
        cells++;
        exact += isExact ? 1 : 0;
        if (!isExact) {
            wrong.computeIfAbsent(field, f -> new int[1])[0]++;
        }
    }

    private static boolean isInMinutes(FamilyFile file, int column) {
        for (int row = 0; row < file.rows().size(); row++) {
            String written = file.rows().get(row).get(column).replace(" Min", "");
            if (!written.equals(Integer.toString((file.events().get(row).talk() + 59) / 60))) {
                return false;
            }
        }
        return true;
    }

    /** Says the figures. */
    public void print(PrintStream out) {
        out.printf(
                "cells exact in files that are read without asking (%d of %d): %d of %d, %.3f %%%n",
                read, files, exact, cells, 100.0 * exact / cells);
        wrong.forEach((field, count) -> out.printf("%6d wrong of %s%n", count[0], field));
    }

    public static void main(String[] args) throws IOException {
        measured().print(System.out);
    }
}
