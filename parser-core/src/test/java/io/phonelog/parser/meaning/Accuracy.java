package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.family.Family;
import io.phonelog.parser.family.FamilyFile;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** How often columns are understood, of families and names that were not trained on. */
public final class Accuracy {
    /** The first of the families that are kept for measuring. */
    public static final long MEASURED_FROM = 2_000_000;

    /** How many these are. */
    public static final int MEASURED = 600;

    static final double SURE = 0.9;
    static final double THRESHOLD = 0.8;

    private final Map<String, int[]> byField = new TreeMap<>();
    private final int[][] byConfidence = new int[10][2];
    private final Map<String, Integer> mistakes = new TreeMap<>();
    int columns;
    int right;
    int sure;
    int surelyWrong;
    int tables;
    int taken;
    int takenRight;

    /** Prints the figures of the model that comes with PhoneLog. */
    public static void main(String[] args) {
        print(new MeaningFinder(), System.out);
    }

    /** Of the model that comes with PhoneLog, on all families that are kept for measuring. */
    public static Accuracy measured() {
        return of(new MeaningFinder(), MEASURED_FROM, MEASURED);
    }

    /** Columns whose meaning is wrong, 0 to 1. */
    public double wrong() {
        return 1 - (double) right / columns;
    }

    /** Of the columns that it is sure of, those whose meaning is wrong, 0 to 1. */
    public double surelyWrong() {
        return (double) surelyWrong / sure;
    }

    static void print(MeaningFinder finder, PrintStream out) {
        long began = System.nanoTime();
        Accuracy all = of(finder, MEASURED_FROM, MEASURED);
        long each = (System.nanoTime() - began) / 1000 / MEASURED;
        all.print(out);
        out.printf("a decision takes %d microseconds%n", each);
    }

    static Accuracy of(MeaningFinder finder, long from, int families) {
        Accuracy all = new Accuracy();
        for (int i = 0; i < families; i++) {
            all.add(finder, new Family(from + i, true).file(0));
        }
        return all;
    }

    void add(MeaningFinder finder, FamilyFile file) {
        TableMeaning meaning = finder.find(file.names(), file.rows(), "");
        boolean whole = true;
        for (ColumnMeaning column : meaning.columns()) {
            String truth = file.fields().get(column.position());
            String said = wireName(column.field());
            boolean is = said.equals(truth);
            whole &= is || !essential(truth) && !essential(said);
            count(truth, said, column);
        }
        tables++;
        if (meaning.confidence() >= THRESHOLD) {
            taken++;
            takenRight += whole ? 1 : 0;
        }
    }

    private static boolean essential(String field) {
        return !field.equals("extra") && Drafting.isEssential(Field.named(field));
    }

    private void count(String truth, String said, ColumnMeaning column) {
        boolean is = said.equals(truth);
        int[] field = byField.computeIfAbsent(truth, f -> new int[2]);
        field[0]++;
        field[1] += is ? 1 : 0;
        int[] bin = byConfidence[(int) Math.min(9, column.confidence() * 10)];
        bin[0]++;
        bin[1] += is ? 1 : 0;
        columns++;
        right += is ? 1 : 0;
        boolean high = column.confidence() >= SURE;
        sure += high ? 1 : 0;
        surelyWrong += high && !is ? 1 : 0;
        if (!is) {
            mistakes.merge(truth + " taken for " + said, 1, Integer::sum);
        }
    }

    private static String wireName(@Nullable Field field) {
        return field == null ? "extra" : field.wireName();
    }

    private void print(PrintStream out) {
        out.printf("columns right: %d of %d, %.2f %%%n", right, columns, 100.0 * right / columns);
        out.printf(
                "wrong with a confidence of %.1f or more: %d of %d, %.2f %%%n",
                SURE, surelyWrong, sure, 100.0 * surelyWrong / sure);
        out.printf(
                "tables taken at %.1f: %d of %d; of those all that makes an event right: %d, %.2f %%%n",
                THRESHOLD, taken, tables, takenRight, 100.0 * takenRight / taken);
        byField.forEach(
                (field, count) ->
                        out.printf(
                                "%-22s %5d columns, %6.2f %% right%n",
                                field, count[0], 100.0 * count[1] / count[0]));
        for (int i = 0; i < byConfidence.length; i++) {
            out.printf(
                    "said %.1f to %.1f: %5d columns, %6.2f %% right%n",
                    i / 10.0,
                    (i + 1) / 10.0,
                    byConfidence[i][0],
                    100.0 * byConfidence[i][1] / Math.max(1, byConfidence[i][0]));
        }
        mistakes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(15)
                .forEach(m -> out.printf("%4d %s%n", m.getValue(), m.getKey()));
    }
}
