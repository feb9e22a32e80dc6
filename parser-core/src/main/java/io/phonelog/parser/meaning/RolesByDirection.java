package io.phonelog.parser.meaning;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells callers and called from a subscriber and the others by the directions of the rows, whatever
 * the two columns are called. A subscriber stays where it is: the numbers of outgoing rows stand in
 * the same column in incoming ones, and hardly in the other. Callers change sides.
 */
final class RolesByDirection {
    private static final Set<Field> PARTIES =
            EnumSet.of(Field.FROM, Field.TO, Field.SUBJECT, Field.OTHER_PARTY);

    /** Of the incoming rows so many must have a number of the outgoing ones in that column. */
    private static final double MOST = 0.9;

    /** Or so many, where there are no more own numbers than others, as with many subscribers. */
    private static final double HALF = 0.5;

    /**
     * Of the others in incoming rows no more are own numbers too, as in a company whose people call
     * each other. Of those who are called, all are.
     */
    private static final double FEW = 0.2;

    private static final int FEWEST_ROWS = 4;

    /** Beside these, words for subscribers and their lines say nothing: {@code Called MSISDN}. */
    private static final Set<String> NAMED_FOR_ANOTHER =
            Set.of("caller", "called", "other", "dialled", "forward");

    private final List<ColumnMeaning> meanings;
    private final RowDirections rows;
    private final @Nullable String subject;

    private RolesByDirection(List<ColumnMeaning> meanings, Cells cells, @Nullable String subject) {
        this.meanings = meanings;
        this.subject = subject;
        this.rows = RowDirections.of(meanings, cells);
    }

    /**
     * @param subject the number that is said beside the table for all of its rows; null if none is
     */
    static List<ColumnMeaning> found(
            List<ColumnMeaning> meanings, Cells cells, @Nullable String subject) {
        return new RolesByDirection(meanings, cells, subject).found();
    }

    private List<ColumnMeaning> found() {
        List<ColumnMeaning> two =
                meanings.stream()
                        .filter(m -> m.field() != null && PARTIES.contains(m.field()))
                        .sorted(Comparator.comparingInt(RolesByDirection::side))
                        .toList();
        if (two.size() == 1) {
            return alone(two.get(0));
        }
        if (two.size() != 2) {
            return meanings;
        }
        ColumnMeaning own = two.get(0);
        ColumnMeaning other = two.get(1);
        if (isSubscriber(own, other)) {
            return as(own, Field.SUBJECT, other, Field.OTHER_PARTY);
        }
        if (own.field() != Field.SUBJECT && isSubscriber(other, own)) {
            return as(other, Field.SUBJECT, own, Field.OTHER_PARTY);
        }
        return isCrossed(own, other) ? as(own, Field.FROM, other, Field.TO) : meanings;
    }

    /** Numbers that are alone: the subscriber's if their name says so, or else those of others. */
    private List<ColumnMeaning> alone(ColumnMeaning one) {
        if (subject != null && rows.distinct(one) > 1) {
            return one.field() == Field.SUBJECT || vary(one)
                    ? as(one, Field.OTHER_PARTY)
                    : meanings;
        }
        if (one.field() == Field.SUBJECT) {
            return meanings;
        }
        Set<String> concepts = Concepts.of(one.name());
        if (concepts.contains("own") && Collections.disjoint(concepts, NAMED_FOR_ANOTHER)) {
            return as(one, Field.SUBJECT);
        }
        return vary(one) ? as(one, Field.OTHER_PARTY) : meanings;
    }

    private List<ColumnMeaning> as(ColumnMeaning one, Field its) {
        String reason = "no other column holds numbers of those who took part";
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(m -> m == one && m.field() != its ? m.as(its, reason) : m);
        return found;
    }

    /**
     * Whether there are several in both directions: callers would be the subscriber in one of them.
     */
    private boolean vary(ColumnMeaning one) {
        Set<String> called = new HashSet<>(rows.numbers(one, Direction.OUT));
        Set<String> calling = new HashSet<>(rows.numbers(one, Direction.IN));
        return Math.min(called.size(), calling.size()) >= FEWEST_ROWS;
    }

    /** Subscribers and callers first: who both are if their names are right. */
    private static int side(ColumnMeaning meaning) {
        return meaning.field() == Field.SUBJECT ? 0 : meaning.field() == Field.FROM ? 1 : 2;
    }

    private boolean isSubscriber(ColumnMeaning one, ColumnMeaning other) {
        double staying = again(one, one);
        boolean fewer = rows.distinct(one) <= rows.distinct(other);
        return staying >= (fewer ? HALF : MOST) && again(one, other) <= FEW;
    }

    private boolean isCrossed(ColumnMeaning from, ColumnMeaning to) {
        return again(from, to) >= HALF && again(from, from) <= FEW && again(to, to) <= FEW;
    }

    /**
     * How many numbers of a column's incoming rows are those of another in outgoing ones, 0 to 1.
     */
    private double again(ColumnMeaning outgoing, ColumnMeaning incoming) {
        Set<String> own = new HashSet<>(rows.numbers(outgoing, Direction.OUT));
        List<String> numbers = rows.numbers(incoming, Direction.IN);
        return own.isEmpty() || numbers.size() < FEWEST_ROWS
                ? HALF / 2
                : (double) numbers.stream().filter(own::contains).count() / numbers.size();
    }

    private List<ColumnMeaning> as(
            ColumnMeaning one, Field its, ColumnMeaning other, Field others) {
        boolean stays = its == Field.SUBJECT;
        String changes = "the same numbers change sides with the direction";
        String reason = stays ? "the same numbers stand in it in both directions" : changes;
        String second = stays ? "the subscriber stands in another column" : changes;
        List<ColumnMeaning> found = new ArrayList<>(meanings);
        found.replaceAll(
                meaning ->
                        meaning == one && meaning.field() != its
                                ? meaning.as(its, reason)
                                : meaning == other && meaning.field() != others
                                        ? meaning.as(others, second)
                                        : meaning);
        return found;
    }
}
