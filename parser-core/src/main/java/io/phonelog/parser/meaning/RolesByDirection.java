package io.phonelog.parser.meaning;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.template.Field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells callers and called from a subscriber and the others by the directions of the rows: a caller is
 * the subscriber in outgoing rows only. Where the very numbers that call in outgoing rows stand in the
 * same column in incoming ones, and hardly in the other, the columns are the subscriber's and the other
 * party's, whatever they are called.
 */
final class RolesByDirection {
    /** Of the incoming rows so many must have a number of the outgoing ones in that column. */
    private static final double MOST = 0.9;

    /**
     * Of the others in incoming rows no more are own numbers too, as in a company whose people call each
     * other. Of those who are called, all are.
     */
    private static final double FEW = 0.2;

    private static final int FEWEST_ROWS = 4;

    private final List<ColumnMeaning> meanings;
    private final RowDirections rows;

    private RolesByDirection(List<ColumnMeaning> meanings, Cells cells) {
        this.meanings = meanings;
        this.rows = RowDirections.of(meanings, cells);
    }

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, Cells cells) {
        return new RolesByDirection(meanings, cells).found();
    }

    private List<ColumnMeaning> found() {
        ColumnMeaning from = ColumnMeaning.of(meanings, Field.FROM);
        ColumnMeaning to = ColumnMeaning.of(meanings, Field.TO);
        ColumnMeaning subject = ColumnMeaning.of(meanings, Field.SUBJECT);
        if (ColumnMeaning.holds(meanings, Field.OTHER_PARTY) || from == null && to == null) {
            return meanings;
        }
        if (subject != null) {
            ColumnMeaning only = from == null ? to : to == null ? from : null;
            return only != null && isSubscriber(subject, only) ? with(subject, only) : meanings;
        }
        if (from == null || to == null) {
            return meanings;
        }
        if (isSubscriber(from, to)) {
            return with(from, to);
        }
        return isSubscriber(to, from) ? with(to, from) : meanings;
    }

    private boolean isSubscriber(ColumnMeaning one, ColumnMeaning other) {
        Set<String> outgoing = new HashSet<>(rows.numbers(one, Direction.OUT));
        List<String> others = rows.numbers(other, Direction.IN);
        List<String> incoming = rows.numbers(one, Direction.IN);
        long same = incoming.stream().filter(outgoing::contains).count();
        return outgoing.size() > 0
                && incoming.size() >= FEWEST_ROWS
                && same >= incoming.size() * MOST
                && others.stream().filter(outgoing::contains).count() <= others.size() * FEW;
    }

    private List<ColumnMeaning> with(ColumnMeaning subscriber, ColumnMeaning other) {
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(
                meaning ->
                        meaning == subscriber
                                ? meaning.as(
                                        Field.SUBJECT,
                                        "the same numbers stand in it in both directions")
                                : meaning == other
                                        ? meaning.as(
                                                Field.OTHER_PARTY,
                                                "the subscriber stands in another column")
                                        : meaning);
        return found;
    }
}
