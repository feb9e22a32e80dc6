package io.phonelog.parser.meaning;

import io.phonelog.parser.value.TimeParts;
import io.phonelog.parser.value.TimeReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All columns of a table, how each writes its times, and what they have to do with each other. */
final class TableProfile {
    private static final int COMPARED = 120;

    /** All of them are held against each other and against every length; no call has so many. */
    private static final int MOST_MOMENTS = 12;

    private static final double MOSTLY = 0.98;

    private final List<ColumnProfile> columns;
    private final Map<ColumnProfile, TimeFormat> times = new LinkedHashMap<>();
    private final Map<ColumnProfile, List<@Nullable Long>> moments = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final boolean named;
    private final Lengths lengths;

    /**
     * A column that is the time between two others.
     */
    record Gap(
            ColumnProfile column,
            ColumnProfile from,
            ColumnProfile to,
            DurationFormats.Found format) {}

    TableProfile(List<ColumnProfile> columns, TimeHints hints) {
        this.columns = columns;
        this.named = columns.stream().anyMatch(column -> !column.name().isEmpty());
        for (ColumnProfile column : columns) {
            TimeFormat format = timeOf(column, hints);
            if (format != null) {
                times.put(column, format);
            }
        }
        columns.stream()
                .filter(this::isMoment)
                .sorted(Comparator.comparingInt(column -> -column.filled().size()))
                .limit(MOST_MOMENTS)
                .forEach(this::addMoments);
        columns.forEach(this::compareTimes);
        this.lengths = new Lengths(columns);
    }

    /** Noughts stand for "never" in columns of counted times. */
    private static @Nullable TimeFormat timeOf(ColumnProfile column, TimeHints hints) {
        List<String> values = column.filled().stream().filter(v -> !v.equals("0")).toList();
        return values.size() * 5 < column.filled().size() ? null : TimeFormats.find(values, hints);
    }

    private boolean isMoment(ColumnProfile column) {
        TimeFormat format = times.get(column);
        return format != null && format.parts() == TimeFormat.Parts.BOTH;
    }

    private void addMoments(ColumnProfile column) {
        TimeFormat format = times.get(column);
        if (format != null) {
            moments.put(column, momentsOf(column, format));
        }
    }

    private static List<@Nullable Long> momentsOf(ColumnProfile column, TimeFormat format) {
        TimeReader reader = new TimeReader(format.format());
        TimeParts parts = new TimeParts();
        List<@Nullable Long> moments = new ArrayList<>();
        for (String cell : column.cells().subList(0, Math.min(COMPARED, column.cells().size()))) {
            moments.add(
                    reader.read(cell, parts) && !cell.equals("0")
                            ? (Long) parts.localSecond()
                            : null);
        }
        return moments;
    }

    private void compareTimes(ColumnProfile column) {
        if (isMoment(column) || column.constant() || column.phones()) {
            return;
        }
        for (ColumnProfile from : moments.keySet()) {
            for (ColumnProfile to : moments.keySet()) {
                DurationFormats.Found found = from == to ? null : between(column, from, to);
                if (found != null) {
                    gaps.add(new Gap(column, from, to, found));
                }
            }
        }
    }

    private DurationFormats.@Nullable Found between(
            ColumnProfile column, ColumnProfile from, ColumnProfile to) {
        List<@Nullable Long> starts = moments.getOrDefault(from, List.of());
        List<@Nullable Long> ends = moments.getOrDefault(to, List.of());
        List<String> values = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Long start = starts.get(i);
            Long end = ends.get(i);
            if (start != null && end != null) {
                values.add(column.cells().get(i));
                lengths.add(end - start);
            }
        }
        return values.size() < 5 ? null : DurationFormats.matching(values, lengths);
    }

    List<ColumnProfile> columns() {
        return columns;
    }

    /** Whether the file names its columns. */
    boolean named() {
        return named;
    }

    /** How a column writes times; null when it holds none. */
    @Nullable TimeFormat time(ColumnProfile column) {
        return times.get(column);
    }

    /** Between which columns a column is the time; null when between none. */
    @Nullable Gap gap(ColumnProfile column) {
        return gaps.stream().filter(gap -> gap.column() == column).findFirst().orElse(null);
    }

    /** All columns that are the time between two others. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Columns of one kind, in the file's order. */
    List<ColumnProfile> ofKind(String kind) {
        return columns.stream().filter(column -> column.kind().equals(kind)).toList();
    }

    /**
     * What speaks for or against a column being a length of time, in words; nothing for what is
     * none.
     */
    Set<String> lengthSigns(ColumnProfile column) {
        Set<String> signs = new LinkedHashSet<>(lengths.signs(column));
        if (signs.isEmpty()) {
            return signs;
        }
        for (ColumnProfile from : moments.keySet()) {
            for (ColumnProfile to : moments.keySet()) {
                String sign =
                        from != to && notBefore(to, from) > MOSTLY
                                ? lengths.sign(column, between(from, to))
                                : null;
                if (sign != null) {
                    signs.add(sign);
                }
            }
        }
        return signs;
    }

    /**
     * Lengths that other columns write out, by column and row, in seconds; negative where none is.
     */
    List<long[]> lengthsBeside(ColumnProfile column) {
        return lengths.writtenBeside(column);
    }

    /** Whether a moment is after another by what some column may say that it took. */
    boolean endsALength(ColumnProfile moment) {
        return moments.containsKey(moment)
                && moments.keySet().stream()
                        .filter(from -> from != moment && notBefore(moment, from) > MOSTLY)
                        .map(from -> between(from, moment))
                        .anyMatch(gaps -> columns.stream().anyMatch(c -> isWithin(c, gaps)));
    }

    private boolean isWithin(ColumnProfile column, List<@Nullable Long> gaps) {
        return "within".equals(lengths.sign(column, gaps));
    }

    private List<@Nullable Long> between(ColumnProfile from, ColumnProfile to) {
        List<@Nullable Long> starts = moments.getOrDefault(from, List.of());
        List<@Nullable Long> ends = moments.getOrDefault(to, List.of());
        List<@Nullable Long> between = new ArrayList<>();
        for (int row = 0; row < starts.size(); row++) {
            Long start = starts.get(row);
            Long end = ends.get(row);
            between.add(start == null || end == null ? null : (Long) (end - start));
        }
        return between;
    }

    /** How often a column's moment is not before another's, 0 to 1; -1 when that cannot be told. */
    double notBefore(ColumnProfile one, ColumnProfile other) {
        List<@Nullable Long> a = moments.getOrDefault(one, List.of());
        List<@Nullable Long> b = moments.getOrDefault(other, List.of());
        int both = 0;
        int later = 0;
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            Long first = a.get(i);
            Long second = b.get(i);
            if (first != null && second != null) {
                both++;
                later += first >= second ? 1 : 0;
            }
        }
        return both == 0 ? -1 : (double) later / both;
    }
}
