package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Which fields a column could hold at all, by its values and by the end of a call that it names. */
final class Possible {
    private Possible() {}

    static boolean holds(TableProfile table, ColumnProfile column, @Nullable Field field) {
        if (field == null) {
            return true;
        }
        if (column.filled().isEmpty()) {
            return false;
        }
        TimeFormat time = table.time(column);
        TimeFormat.Parts parts = time == null ? null : time.parts();
        return switch (field) {
            case START, ANSWER, END -> parts == TimeFormat.Parts.BOTH;
            case START_DATE -> parts == TimeFormat.Parts.DATE;
            case START_TIME -> parts == TimeFormat.Parts.CLOCK;
            case DURATION, BILLED, RING ->
                    table.gap(column) != null
                            || DurationFormats.find(column.name(), column.filled()) != null;
            case COST ->
                    column.share(Shape.DECIMAL)
                                    + column.share(Shape.DIGITS)
                                    + column.share(Shape.MONEY)
                            > 0.9;
            case BYTES_UP, BYTES_DOWN, MESSAGE_COUNT -> column.share(Shape.DIGITS) > 0.95;
            case LEG, LEG_COUNT -> column.share(Shape.SMALL) > 0.95;
            case CALL_GROUP -> column.filled().stream().noneMatch(v -> v.indexOf(' ') >= 0);
            case CURRENCY ->
                    column.share(Shape.WORDS) > 0.9
                            || column.share(Shape.MONEY) > 0.9
                            || isSign(column.filled());
            case ZONE -> column.share(Shape.ZONE) > 0.9;
            case UTC_OFFSET -> column.share(Shape.OFFSET) > 0.9;
            case IMEI -> column.share(Shape.IMEI) > 0.5 || column.share(Shape.DIGITS) > 0.8;
            case IMSI, ICCID -> column.share(Shape.DIGITS) > 0.5 || column.share(Shape.ICCID) > 0.5;
            case FIRST_CELL, FIRST_CELL_POSITION, FIRST_CELL_ADDRESS -> !isOnly("last", column);
            case LAST_CELL, LAST_CELL_POSITION, LAST_CELL_ADDRESS -> !isOnly("first", column);
            default -> true;
        };
    }

    /** Whether a name says of first and last the one alone. */
    private static boolean isOnly(String end, ColumnProfile column) {
        Set<String> concepts = column.concepts();
        return concepts.contains(end) && !(concepts.contains("first") && concepts.contains("last"));
    }

    private static boolean isSign(List<String> values) {
        return values.stream().allMatch(value -> value.length() <= 3);
    }
}
