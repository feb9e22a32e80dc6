package io.phonelog.parser.meaning;

import io.phonelog.parser.meaning.TimeFormats.Read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether days or months come first, by all values of a column. A figure above twelve decides.
 * Where there is none, the order in which the records come, how far apart the days would be, and
 * the way of writing speak for one or the other, and less surely.
 */
record DayOrder(boolean dayFirst, double confidence, String evidence) {
    private static final int ENOUGH = 4;

    static DayOrder decide(List<Read> all, TimeHints hints) {
        Read day = best(all, true);
        Read month = best(all, false);
        if (day.count() != month.count()) {
            boolean dayFirst = day.count() > month.count();
            int more = Math.abs(day.count() - month.count());
            String which = dayFirst ? "first" : "second";
            double sure = more > 1 ? 0.995 : 0.97;
            return new DayOrder(
                    dayFirst, sure, "the " + which + " figure is above 12 in " + more + " values");
        }
        return day.count() == 0 ? new DayOrder(true, 1, "") : byContext(day, month, hints);
    }

    private static DayOrder byContext(Read day, Read month, TimeHints hints) {
        if (day.pattern().matches(".*d\\.M.*")) {
            return new DayOrder(true, 0.97, "points divide, as where days come first");
        }
        boolean inOrder = isSorted(day.days());
        if (day.count() >= ENOUGH && inOrder != isSorted(month.days())) {
            String first = inOrder ? "days" : "months";
            return new DayOrder(
                    inOrder, 0.95, "the records are in order if " + first + " come first");
        }
        long apart = span(month.days()) - span(day.days());
        boolean telling = day.count() >= ENOUGH && Math.abs(apart) > 20;
        boolean halves = day.pattern().indexOf('a') > 0;
        if (hints.dayFirst()) {
            return byLanguage(halves || telling && apart < 0, telling);
        }
        if (telling) {
            String first = apart > 0 ? "days" : "months";
            List<Long> close = apart > 0 ? day.days() : month.days();
            double sure = isDense(close) ? 0.96 : 0.85;
            return new DayOrder(
                    apart > 0, sure, "the records lie closer together if " + first + " come first");
        }
        if (halves) {
            return new DayOrder(false, 0.85, "a.m. and p.m., as where months come first");
        }
        return new DayOrder(true, 0.5, "no figure above 12 tells days from months");
    }

    /** A language alone proves nothing: many of its systems are made elsewhere. */
    private static DayOrder byLanguage(boolean disputed, boolean agreed) {
        String more =
                disputed
                        ? "; how times are written or lie speaks against it"
                        : agreed
                                ? ", and the records lie closer together so"
                                : ", and nothing else";
        return new DayOrder(
                true,
                disputed ? 0.6 : agreed ? 0.97 : 0.75,
                "the names are of a language in which days come first" + more);
    }

    /** Whether a pattern is of this order, or of one that cannot be mistaken. */
    boolean allows(String pattern) {
        return !isMistakable(pattern) || isDayFirst(pattern) == dayFirst;
    }

    /** Whether day and month are both figures and beside each other, the year not first. */
    static boolean isMistakable(String pattern) {
        int day = pattern.indexOf('d');
        int month = pattern.indexOf('M');
        int year = pattern.indexOf('y');
        return day >= 0 && !pattern.contains("MMM") && month >= 0 && (year < 0 || year > day);
    }

    private static boolean isDayFirst(String pattern) {
        return pattern.indexOf('d') < pattern.indexOf('M');
    }

    private static Read best(List<Read> all, boolean dayFirst) {
        Read best = new Read("", List.of(), List.of());
        for (Read read : all) {
            boolean fits = isMistakable(read.pattern()) && isDayFirst(read.pattern()) == dayFirst;
            best = fits && read.count() > best.count() ? read : best;
        }
        return best;
    }

    private static boolean isSorted(List<Long> days) {
        boolean rising = true;
        boolean falling = true;
        Set<Long> distinct = new HashSet<>(days);
        for (int i = 1; i < days.size(); i++) {
            rising &= days.get(i) >= days.get(i - 1);
            falling &= days.get(i) <= days.get(i - 1);
        }
        return distinct.size() > 1 && (rising || falling);
    }

    /**
     * Whether there are records on nearly every day: the same days of several months are no rhythm.
     */
    private static boolean isDense(List<Long> days) {
        int distinct = new HashSet<>(days).size();
        return distinct > 2 && span(days) < 2L * distinct;
    }

    private static long span(List<Long> days) {
        long least = days.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = days.stream().mapToLong(Long::longValue).max().orElse(0);
        return most - least;
    }
}
