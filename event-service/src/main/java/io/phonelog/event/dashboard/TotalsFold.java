package io.phonelog.event.dashboard;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.event.dashboard.MetricsRead.Sum;
import io.phonelog.event.dashboard.MetricsView.OfSource;
import io.phonelog.event.dashboard.MetricsView.Totals;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the sums of types, directions and sources. */
final class TotalsFold {
    private static final EventType[] TYPES = EventType.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    private Figures all = Figures.NONE;
    private final Map<EventType, Figures> byType = new TreeMap<>();
    private final Map<Direction, Figures> byDirection = new TreeMap<>();
    private final Map<String, Figures> bySource = new TreeMap<>();
    private final Map<Outcome, Long> byOutcome = new TreeMap<>();

    static Totals of(List<Sum> sums) {
        TotalsFold fold = new TotalsFold();
        sums.forEach(fold::add);
        return fold.totals();
    }

    private void add(Sum sum) {
        Figures figures = new Figures(sum.events(), sum.durationS());
        all = all.plus(figures);
        byType.merge(TYPES[sum.type()], figures, Figures::plus);
        byDirection.merge(DIRECTIONS[sum.direction()], figures, Figures::plus);
        bySource.merge(sum.source(), figures, Figures::plus);
        outcomes(sum).forEach((outcome, events) -> byOutcome.merge(outcome, events, Long::sum));
    }

    private static Map<Outcome, Long> outcomes(Sum sum) {
        long known = sum.answered() + sum.missed() + sum.busy() + sum.failed() + sum.rejected();
        return Map.of(
                Outcome.ANSWERED, sum.answered(),
                Outcome.MISSED, sum.missed(),
                Outcome.BUSY, sum.busy(),
                Outcome.FAILED, sum.failed(),
                Outcome.REJECTED, sum.rejected(),
                Outcome.UNKNOWN, sum.events() - known);
    }

    private Totals totals() {
        byOutcome.values().removeIf(count -> count == 0);
        return new Totals(
                all.events(),
                all.durationS(),
                named(byType),
                named(byDirection),
                bySource.entrySet().stream()
                        .map(e -> ofSource(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingLong(OfSource::events).reversed())
                        .toList(),
                named(byOutcome));
    }

    private static OfSource ofSource(String source, Figures figures) {
        return new OfSource(
                source.isEmpty() ? null : source, figures.events(), figures.durationS());
    }

    private static <E extends Enum<E>, V> Map<String, V> named(Map<E, V> values) {
        Map<String, V> named = new LinkedHashMap<>();
        values.forEach((key, value) -> named.put(key.name().toLowerCase(Locale.ROOT), value));
        return named;
    }
}
