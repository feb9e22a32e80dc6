package io.phonelog.parser.meaning;

import io.phonelog.parser.meaning.TimeFormat.Parts;
import io.phonelog.parser.value.TimeParts;
import io.phonelog.parser.value.TimeReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds how a column writes its times, from all of its values together. */
final class TimeFormats {
    private static final int ASKED = 80;
    private static final int MAX_PATTERNS = 24;
    private static final double MOST = 0.8;
    private static final double NO_YEAR = 0.3;

    private TimeFormats() {}

    /** How the values are written; null when most of them are no times. */
    static @Nullable TimeFormat find(List<String> values, TimeHints hints) {
        if (values.isEmpty()) {
            return null;
        }
        TimeFormat counted = CountedFormats.find(values, hints);
        return counted != null ? counted : written(values, hints);
    }

    private static @Nullable TimeFormat written(List<String> values, TimeHints hints) {
        List<Read> all = new ArrayList<>();
        for (String pattern : candidates(values)) {
            all.add(Read.of(pattern, values));
        }
        Read best = null;
        for (Read read : all) {
            best = best == null || read.count() > best.count() ? read : best;
        }
        if (best == null || best.count() < values.size() * MOST / 2) {
            return null;
        }
        DayOrder order = DayOrder.decide(all, hints);
        List<Read> chosen = together(all, order);
        double readable = share(chosen, values.size());
        return readable < MOST ? null : format(chosen, order, hints, readable);
    }

    private static Set<String> candidates(List<String> values) {
        Set<String> candidates = new LinkedHashSet<>();
        int step = Math.max(1, values.size() / ASKED);
        for (int i = 0; i < values.size() && candidates.size() < MAX_PATTERNS; i += step) {
            candidates.addAll(new DateShape(false).patterns(values.get(i)));
        }
        for (int i = 0; i < values.size() && candidates.size() < MAX_PATTERNS; i += step) {
            candidates.addAll(new DateShape(true).patterns(values.get(i)));
        }
        return candidates;
    }

    /**
     * The fewest patterns of one order that read what can be read: the one that reads most first.
     */
    private static List<Read> together(List<Read> all, DayOrder order) {
        List<Read> chosen = new ArrayList<>();
        Set<Integer> read = new LinkedHashSet<>();
        while (true) {
            Read best = null;
            int gain = 0;
            for (Read one : all) {
                Set<Integer> more = new LinkedHashSet<>(one.rows());
                more.removeAll(read);
                if (order.allows(one.pattern()) && more.size() > gain) {
                    best = one;
                    gain = more.size();
                }
            }
            if (best == null) {
                return chosen;
            }
            chosen.add(best);
            read.addAll(best.rows());
        }
    }

    private static double share(List<Read> chosen, int values) {
        Set<Integer> read = new LinkedHashSet<>();
        chosen.forEach(one -> read.addAll(one.rows()));
        return (double) read.size() / values;
    }

    private static TimeFormat format(
            List<Read> chosen, DayOrder order, TimeHints hints, double readable) {
        List<String> patterns = new ArrayList<>();
        boolean lacksYear = false;
        for (Read read : chosen) {
            String pattern = read.pattern();
            boolean yearless = pattern.indexOf('d') >= 0 && pattern.indexOf('y') < 0;
            lacksYear |= yearless;
            patterns.add(
                    yearless && hints.year() != null
                            ? pattern + '{' + hints.year() + '}'
                            : pattern);
        }
        String first = patterns.get(0);
        boolean clock = first.indexOf('m') >= 0;
        Parts parts = first.indexOf('d') < 0 ? Parts.CLOCK : clock ? Parts.BOTH : Parts.DATE;
        String format = String.join("|", patterns);
        if (lacksYear && hints.year() == null) {
            return new TimeFormat(format, parts, NO_YEAR, "the year is written nowhere", readable);
        }
        boolean mistakable = parts != Parts.CLOCK && DayOrder.isMistakable(first);
        return new TimeFormat(
                format,
                parts,
                mistakable ? order.confidence() : 1,
                mistakable ? order.evidence() : "",
                readable);
    }

    /**
     * What one pattern makes of the values.
     *
     * @param rows which values it reads
     * @param days of those values, since 1970
     */
    record Read(String pattern, List<Integer> rows, List<Long> days) {
        static Read of(String pattern, List<String> values) {
            TimeReader reader = new TimeReader(pattern);
            TimeParts parts = new TimeParts();
            List<Integer> rows = new ArrayList<>();
            List<Long> days = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (reader.read(values.get(i), parts)) {
                    rows.add(i);
                    days.add(parts.epochDay());
                }
            }
            return new Read(pattern, rows, days);
        }

        int count() {
            return rows.size();
        }
    }
}
