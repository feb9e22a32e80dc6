package io.phonelog.parser.meaning;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells callers and called from a subscriber and the others by the directions of the rows: a caller is
 * the subscriber in outgoing rows only. Where the very numbers that call in outgoing rows stand in the
 * same column in incoming ones, and never in the other, the columns are the subscriber's and the other
 * party's, whatever they are called.
 */
final class RolesByDirection {
    /** Of the incoming rows so many must have a number of the outgoing ones in that column. */
    private static final double MOST = 0.9;

    private static final int FEWEST_ROWS = 4;

    private final List<ColumnMeaning> meanings;
    private final Cells cells;

    private RolesByDirection(List<ColumnMeaning> meanings, Cells cells) {
        this.meanings = meanings;
        this.cells = cells;
    }

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, Cells cells) {
        return new RolesByDirection(meanings, cells).found();
    }

    private List<ColumnMeaning> found() {
        ColumnMeaning from = of(Field.FROM);
        ColumnMeaning to = of(Field.TO);
        boolean told = of(Field.SUBJECT) != null || of(Field.OTHER_PARTY) != null;
        if (from == null || to == null || told) {
            return meanings;
        }
        if (isSubscriber(from, to)) {
            return with(from, to);
        }
        return isSubscriber(to, from) ? with(to, from) : meanings;
    }

    private @Nullable ColumnMeaning of(Field field) {
        return meanings.stream().filter(m -> m.field() == field).findFirst().orElse(null);
    }

    private boolean isSubscriber(ColumnMeaning one, ColumnMeaning other) {
        Set<String> outgoing = new HashSet<>(numbers(one, Direction.OUT));
        Set<String> others = new HashSet<>(numbers(other, Direction.IN));
        others.addAll(numbers(other, Direction.OUT));
        List<String> incoming = numbers(one, Direction.IN);
        long same = incoming.stream().filter(outgoing::contains).count();
        return outgoing.size() > 0
                && incoming.size() >= FEWEST_ROWS
                && same >= incoming.size() * MOST
                && outgoing.stream().noneMatch(others::contains);
    }

    private List<String> numbers(ColumnMeaning column, Direction direction) {
        List<String> written = cells.columns().get(column.position());
        List<String> numbers = new ArrayList<>();
        for (int row = 0; row < written.size(); row++) {
            if (!written.get(row).isEmpty() && direction == directionOf(row)) {
                numbers.add(written.get(row));
            }
        }
        return numbers;
    }

    private @Nullable Direction directionOf(int row) {
        for (ColumnMeaning meaning : meanings) {
            if (meaning.field() == Field.DIRECTION || meaning.field() == Field.TYPE) {
                Map<Field, String> means =
                        ValueWords.meaning(cells.columns().get(meaning.position()).get(row));
                String direction = means.get(Field.DIRECTION);
                if (direction != null) {
                    return Direction.valueOf(direction.toUpperCase(Locale.ROOT));
                }
            }
        }
        return null;
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
