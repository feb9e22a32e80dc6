package io.phonelog.event.dashboard;

import static io.phonelog.event.dashboard.DashboardRepository.number;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.event.dashboard.MetricsView.OfSource;
import io.phonelog.event.dashboard.MetricsView.Totals;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds up rows of (type, direction, source, events, duration, answered to rejected). */
final class TotalsFold {
    private static final EventType[] TYPES = EventType.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final List<Outcome> COUNTED =
            List.of(
                    Outcome.ANSWERED,
                    Outcome.MISSED,
                    Outcome.BUSY,
                    Outcome.FAILED,
                    Outcome.REJECTED);
    private static final int FIRST_OUTCOME = 5;

    private Figures all = Figures.NONE;
    private final Map<EventType, Figures> byType = new TreeMap<>();
    private final Map<Direction, Figures> byDirection = new TreeMap<>();
    private final Map<String, Figures> bySource = new TreeMap<>();
    private final Map<Outcome, Long> byOutcome = new TreeMap<>();

    void add(Object[] row) {
        Figures figures = new Figures(number(row[3]), number(row[4]));
        all = all.plus(figures);
        byType.merge(TYPES[(int) number(row[0])], figures, Figures::plus);
        byDirection.merge(DIRECTIONS[(int) number(row[1])], figures, Figures::plus);
        bySource.merge((String) row[2], figures, Figures::plus);
        long unknown = figures.events();
        for (int i = 0; i < COUNTED.size(); i++) {
            long count = number(row[FIRST_OUTCOME + i]);
            unknown -= count;
            byOutcome.merge(COUNTED.get(i), count, Long::sum);
        }
        byOutcome.merge(Outcome.UNKNOWN, unknown, Long::sum);
    }

    Totals totals() {
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
