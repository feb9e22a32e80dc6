package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields a column could hold at all, by its values and by the end of a call that it names.
 */
final class Possible {
    private static final int ASKED = 200;

    private static final String RATE = "rate";

    private Possible() {}

    static boolean holds(TableProfile table, ColumnProfile column, @Nullable Field field) {
        if (field == null) {
            return true;
        }
        if (column.filled().isEmpty()) {
            return false;
        }
        if (PlacesOfCells.areNamesOfCells(column)) {
            return field == PlacesOfCells.address(column);
        }
        TimeFormat time = table.time(column);
        TimeFormat.Parts parts = time == null ? null : time.parts();
        return switch (field) {
            case START, ANSWER, END -> parts == TimeFormat.Parts.BOTH;
            case START_DATE -> parts == TimeFormat.Parts.DATE;
            case START_TIME -> parts == TimeFormat.Parts.CLOCK;
            case DURATION, BILLED, RING ->
                    !column.coordinates().surely() && isLength(table, column);
            case FROM, TO, DIALLED, FORWARDED_TO -> isAddress(column);
            case SUBJECT -> isAddress(column) && !isSide(table, column, "caller");
            case OTHER_PARTY -> isAddress(column) && !isSide(table, column, "called");
            case FROM_NAME, TO_NAME, OTHER_NAME -> hasLetters(column);
            case TYPE, SUBTYPE, DIRECTION, OUTCOME, CAUSE, ROAMING -> !isMeasure(column);
            case COST ->
                    !isEach(column)
                            && column.share(Shape.DECIMAL)
                                            + column.share(Shape.DIGITS)
                                            + column.share(Shape.MONEY)
                                    > 0.9;
            case BYTES_UP, BYTES_DOWN -> column.share(Shape.DIGITS) > 0.95;
            case MESSAGE_COUNT ->
                    column.share(Shape.DIGITS) > 0.95
                            && (maySay(table, column, "message") || maySay(table, column, "count"));
            case LEG, LEG_COUNT -> column.share(Shape.SMALL) > 0.95 && maySay(table, column, "leg");
            case CALL_GROUP ->
                    !column.coordinates().surely()
                            && column.filled().stream().noneMatch(v -> v.indexOf(' ') >= 0);
            case CURRENCY ->
                    column.share(Shape.WORDS) > 0.9
                            || column.share(Shape.MONEY) > 0.9
                            || isSign(column.filled());
            case ZONE -> column.share(Shape.ZONE) > 0.9;
            case UTC_OFFSET -> column.share(Shape.OFFSET) > 0.9;
            case IMEI -> column.share(Shape.IMEI) > 0.5 || isLong(column);
            case IMSI, ICCID -> isLong(column);
            case FIRST_CELL_LATITUDE -> column.coordinates().latitudes() && !isOnly("last", column);
            case FIRST_CELL_LONGITUDE ->
                    column.coordinates().longitudes() && !isOnly("last", column);
            case LAST_CELL_LATITUDE -> column.coordinates().latitudes() && !isOnly("first", column);
            case LAST_CELL_LONGITUDE ->
                    column.coordinates().longitudes() && !isOnly("first", column);
            case FIRST_CELL_ADDRESS -> mayBeAddress(column) && !isOnly("last", column);
            case LAST_CELL_ADDRESS -> mayBeAddress(column) && !isOnly("first", column);
            case FIRST_CELL -> !isOnly("last", column) && !isProse(column);
            case LAST_CELL -> !isOnly("first", column) && !isProse(column);
            case FIRST_CELL_POSITION -> !isOnly("last", column);
            case LAST_CELL_POSITION -> !isOnly("first", column);
            default -> true;
        };
    }

    /** What a unit or a minute costs, and not the call. */
    private static boolean isEach(ColumnProfile column) {
        Set<String> concepts = column.concepts();
        return concepts.contains("cost") && (concepts.contains("count") || isRate(column.name()));
    }

    private static boolean isRate(String name) {
        List<String> words = Concepts.words(name);
        return words.contains(RATE)
                && words.stream()
                        .noneMatch(w -> !w.equals(RATE) && Concepts.of(w).contains("cost"));
    }

    /** Small numbers are anything: where columns have names, one of these has to say it. */
    private static boolean maySay(TableProfile table, ColumnProfile column, String concept) {
        return !table.named() || column.concepts().contains(concept);
    }

    /**
     * Streets and towns, telephones: cells have no spaces within, but where these divide their
     * figures.
     */
    private static boolean isProse(ColumnProfile column) {
        return column.share(Shape.POSITION) < 0.2
                && column.share(Shape.CELL) < 0.2
                && share(column, value -> value.indexOf(' ') > 0) > 0.6;
    }

    private static boolean isLength(TableProfile table, ColumnProfile column) {
        return table.gap(column) != null
                || DurationFormats.find(column.name(), column.filled()) != null;
    }

    /** Whatever telephones are reached by has two figures or is a word. */
    private static boolean isAddress(ColumnProfile column) {
        return !isMeasure(column)
                && column.share(Shape.UNITS) < 0.5
                && share(column, value -> value.length() == 1) < 0.2;
    }

    /**
     * Whoever is named for a side of the call is on it in all rows, unless these name a direction.
     */
    private static boolean isSide(TableProfile table, ColumnProfile column, String side) {
        Set<String> concepts = column.concepts();
        return concepts.contains(side)
                && !concepts.contains("own")
                && !concepts.contains("other")
                && table.columns().stream().noneMatch(c -> c.said(Field.DIRECTION) > 0);
    }

    /** Money, angles, distances, temperatures, places: numbers with a fraction. */
    private static boolean isMeasure(ColumnProfile column) {
        return column.share(Shape.DECIMAL) > 0.5
                || column.share(Shape.POSITION) > 0.5
                || column.coordinates().surely();
    }

    private static boolean mayBeAddress(ColumnProfile column) {
        return hasLetters(column) && !SideNames.namesSomebody(column.concepts());
    }

    private static boolean hasLetters(ColumnProfile column) {
        return share(column, v -> v.codePoints().anyMatch(Character::isLetter)) > 0.3;
    }

    /** As numbers of devices and subscribers are, be they ruined by a spreadsheet. */
    private static boolean isLong(ColumnProfile column) {
        return share(
                        column,
                        v ->
                                v.indexOf("E+") > 0
                                        || v.chars().filter(c -> c >= '0' && c <= '9').count() > 13)
                > 0.5;
    }

    private static double share(ColumnProfile column, Predicate<String> rule) {
        List<String> asked = column.filled().subList(0, Math.min(ASKED, column.filled().size()));
        return (double) asked.stream().filter(rule).count() / asked.size();
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
