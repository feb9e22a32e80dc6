package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.DurationReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be lengths of time in a table, and what they have to do with each other and with its
 * words.
 */
final class Lengths {
    private static final Set<String> OF_TIME =
            Set.of("duration", "billed", "ring", "hold", "seconds", "minutes", "millis", "time");

    private static final int COMPARED = 120;
    private static final long LONGEST = 2 * 86_400;
    private static final int FEWEST = 3;
    private static final double SKEWED = 1.6;
    private static final double WORDED = 0.8;

    private final List<ColumnProfile> columns;
    private final Map<ColumnProfile, Length> lengths = new LinkedHashMap<>();

    /**
     * @param seconds by row; negative where there is none
     * @param written whether the cells write units, or hours, minutes and seconds
     */
    private record Length(long[] seconds, boolean written) {}

    Lengths(List<ColumnProfile> columns) {
        this.columns = columns;
        for (ColumnProfile column : columns) {
            Length length = mayBeOne(column) ? length(column) : null;
            if (length != null) {
                lengths.put(column, length);
            }
        }
    }

    /** Whether neither its name nor its looks say that it is something else. */
    private static boolean mayBeOne(ColumnProfile column) {
        Set<String> concepts = column.concepts();
        boolean unsaid = concepts.isEmpty() || concepts.contains("?");
        return !column.phones()
                && !column.times()
                && (unsaid || !Collections.disjoint(concepts, OF_TIME));
    }

    private static @Nullable Length length(ColumnProfile column) {
        DurationFormats.Found found =
                column.filled().isEmpty() || column.coordinates().surely()
                        ? null
                        : DurationFormats.find(column.name(), column.filled());
        if (found == null) {
            return null;
        }
        DurationReader reader = new DurationReader(found.notation());
        List<String> cells = column.cells().subList(0, Math.min(COMPARED, column.cells().size()));
        long[] seconds =
                cells.stream().mapToLong(v -> v.isEmpty() ? -1 : reader.seconds(v)).toArray();
        return Arrays.stream(seconds).allMatch(s -> s <= LONGEST)
                ? new Length(seconds, found.confidence() == 1)
                : null;
    }

    /** Of other columns that write units, or hours, minutes and seconds. */
    List<long[]> writtenBeside(ColumnProfile column) {
        List<long[]> written = new ArrayList<>();
        lengths.forEach(
                (other, length) -> {
                    if (other != column && length.written()) {
                        written.add(length.seconds());
                    }
                });
        return written;
    }

    /** What speaks for or against a column being a length, and which; nothing when it is none. */
    Set<String> signs(ColumnProfile column) {
        Length length = lengths.get(column);
        if (length == null) {
            return Set.of();
        }
        long[] seconds = length.seconds();
        Set<String> signs = new LinkedHashSet<>();
        spread(seconds, signs);
        if (!signs.contains("few")) {
            lengths.forEach(
                    (other, its) -> {
                        if (other != column) {
                            signs.addAll(new LengthPair(seconds, its.seconds()).signs());
                        }
                    });
            columns.forEach(words -> noughts(seconds, words, signs));
        }
        return signs;
    }

    private static void spread(long[] seconds, Set<String> signs) {
        long[] some = Arrays.stream(seconds).filter(s -> s > 0).sorted().toArray();
        if (some.length < FEWEST) {
            signs.add("few");
            return;
        }
        double mean = Arrays.stream(some).average().orElse(0);
        signs.add(mean > SKEWED * some[some.length / 2] ? "skewed" : "even");
        if (some[some.length - 1] <= 60) {
            signs.add("short");
        }
        if (Arrays.stream(some).allMatch(s -> s % 60 == 0)) {
            signs.add("wholeMinutes");
        }
    }

    /** Beside which words for kinds or outcomes it is always nought: messages last for no time. */
    private static void noughts(long[] seconds, ColumnProfile words, Set<String> signs) {
        if (words.said(Field.TYPE) < WORDED && words.said(Field.OUTCOME) < WORDED) {
            return;
        }
        Map<String, int[]> byWord = new HashMap<>();
        for (int row = 0; row < seconds.length; row++) {
            int[] counts = byWord.computeIfAbsent(words.cells().get(row), w -> new int[2]);
            counts[0] += seconds[row] >= 0 ? 1 : 0;
            counts[1] += seconds[row] == 0 ? 1 : 0;
        }
        if (byWord.values().stream().anyMatch(n -> n[0] > 1 && n[1] * 4 <= n[0])) {
            byWord.forEach(
                    (word, n) -> {
                        if (n[0] > 1 && n[1] == n[0]) {
                            signs.add("noughtsOf:" + meaning(word));
                        }
                    });
        }
    }

    private static String meaning(String word) {
        Map<Field, String> meaning = ValueWords.meaning(word);
        return meaning.getOrDefault(
                Field.TYPE, meaning.containsKey(Field.OUTCOME) ? "outcome" : "");
    }

    /**
     * How the lengths lie between two times: within them and filling most of the time between, or
     * not.
     *
     * @param between seconds between the times, by row; null where there is none
     */
    @Nullable String sign(ColumnProfile column, List<@Nullable Long> between) {
        Length length = lengths.get(column);
        if (length == null) {
            return null;
        }
        long[] seconds = length.seconds();
        int both = 0;
        int beyond = 0;
        long filled = 0;
        long whole = 0;
        for (int row = 0; row < Math.min(seconds.length, between.size()); row++) {
            Long gap = between.get(row);
            if (gap != null && seconds[row] >= 0) {
                both++;
                beyond += seconds[row] > gap + 60 ? 1 : 0;
                filled += seconds[row];
                whole += gap;
            }
        }
        if (both < FEWEST) {
            return null;
        }
        return beyond * 5 > both
                ? "beyond"
                : beyond * 20 <= both && filled * 10 >= whole * 4 && filled > 0 ? "within" : null;
    }
}
