package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.meaning.TimeFormat.Parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where there are days without a time, and one column alone is written as the hands of a clock
 * stand, it is the time of day, and no length: few calls last for hours.
 */
final class TimesOfDay {
    private static final double MOST = 0.7;
    private static final Set<String> LENGTHS = Set.of("duration", "billed", "ring", "hold");

    private TimesOfDay() {}

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, TableProfile table) {
        if (ColumnMeaning.holds(meanings, Field.START_TIME)
                || !ColumnMeaning.holds(meanings, Field.START_DATE)) {
            return meanings;
        }
        List<ColumnMeaning> clocks =
                meanings.stream()
                        .filter(m -> areTimes(table, table.columns().get(m.position())))
                        .toList();
        if (clocks.size() != 1) {
            return meanings;
        }
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(
                m ->
                        m == clocks.get(0)
                                ? m.as(Field.START_TIME, "the days have no other time")
                                : m);
        return found;
    }

    private static boolean areTimes(TableProfile table, ColumnProfile column) {
        TimeFormat time = table.time(column);
        return time != null
                && Collections.disjoint(column.concepts(), LENGTHS)
                && time.parts() == Parts.CLOCK
                && column.filledShare() > MOST
                && column.filled().stream().filter(TimesOfDay::isLaterThanOne).count()
                        > column.filled().size() * MOST;
    }

    /** Past one o'clock; as a length it would be of hours. Two parts may be minutes and seconds. */
    private static boolean isLaterThanOne(String value) {
        boolean hours = value.indexOf(':') != value.lastIndexOf(':');
        return hours && (value.charAt(0) > '0' || value.charAt(1) >= '1');
    }
}
