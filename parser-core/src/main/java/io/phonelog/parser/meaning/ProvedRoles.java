package io.phonelog.parser.meaning;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.template.Field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes callers and called certain where the rows prove them: the subscriber calls in outgoing rows
 * and is called in incoming ones, whatever the columns are named.
 */
final class ProvedRoles {
    private static final double PROVED = 0.98;
    private static final double MOST = 0.9;
    private static final int FEWEST_ROWS = 4;
    private static final int CLEARLY = 2;

    private final List<ColumnMeaning> meanings;
    private final RowDirections rows;

    private ProvedRoles(List<ColumnMeaning> meanings, Cells cells) {
        this.meanings = meanings;
        this.rows = RowDirections.of(meanings, cells);
    }

    static List<ColumnMeaning> found(List<ColumnMeaning> meanings, Cells cells) {
        return new ProvedRoles(meanings, cells).found();
    }

    private List<ColumnMeaning> found() {
        ColumnMeaning from = ColumnMeaning.of(meanings, Field.FROM);
        ColumnMeaning to = ColumnMeaning.of(meanings, Field.TO);
        ColumnMeaning subject = ColumnMeaning.of(meanings, Field.SUBJECT);
        if (from == null || to == null) {
            return meanings;
        }
        boolean proved = subject == null ? areCrossed(from, to) : isOneOf(subject, from, to);
        if (!proved) {
            return meanings;
        }
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(
                meaning ->
                        meaning == from || meaning == to
                                ? meaning.atLeast(
                                        PROVED, "the subscriber changes sides with the direction")
                                : meaning);
        return found;
    }

    /**
     * Whoever calls in outgoing rows is called in incoming ones, and hardly calls in these. The
     * same is true of the others with the sides exchanged: these have to be more.
     */
    private boolean areCrossed(ColumnMeaning from, ColumnMeaning to) {
        Set<String> own = new HashSet<>(rows.numbers(from, Direction.OUT));
        List<String> called = rows.numbers(to, Direction.IN);
        List<String> callers = rows.numbers(from, Direction.IN);
        Set<String> others = new HashSet<>(rows.numbers(to, Direction.OUT));
        others.addAll(callers);
        return !own.isEmpty()
                && own.size() * CLEARLY <= others.size()
                && called.size() >= FEWEST_ROWS
                && called.stream().filter(own::contains).count() >= called.size() * MOST
                && callers.stream().filter(own::contains).count() <= callers.size() * (1 - MOST);
    }

    private boolean isOneOf(ColumnMeaning subject, ColumnMeaning from, ColumnMeaning to) {
        int outgoing = rows.numbers(subject, Direction.OUT).size();
        int incoming = rows.numbers(subject, Direction.IN).size();
        return Math.min(outgoing, incoming) >= FEWEST_ROWS
                && rows.same(subject, from, Direction.OUT) >= outgoing * MOST
                && rows.same(subject, to, Direction.IN) >= incoming * MOST;
    }
}
