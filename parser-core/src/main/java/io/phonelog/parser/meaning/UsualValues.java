package io.phonelog.parser.meaning;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.PartyKind;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What holds for all events of a table because no column says it: their kind and direction. */
final class UsualValues {
    private static final Set<Field> VOLUME = EnumSet.of(Field.BYTES_UP, Field.BYTES_DOWN);
    private static final Set<Field> PARTIES =
            EnumSet.of(Field.FROM, Field.TO, Field.SUBJECT, Field.OTHER_PARTY);

    private static final Set<Field> PLACE =
            EnumSet.of(Field.FIRST_CELL, Field.FIRST_CELL_POSITION, Field.FIRST_CELL_LATITUDE);
    private static final Set<Field> ENDS = EnumSet.of(Field.FROM, Field.TO);

    /** With so many short numbers in a column, they are those of a switchboard. */
    private static final double SWITCHBOARD = 0.3;

    private final TableProfile table;
    private final List<ColumnMeaning> meanings;

    UsualValues(TableProfile table, List<ColumnMeaning> meanings) {
        this.table = table;
        this.meanings = meanings;
    }

    /**
     * @param held fields that columns hold
     */
    Defaults of(Set<Field> held) {
        boolean typed = held.contains(Field.TYPE) || held.contains(Field.SUBTYPE);
        boolean switchboard =
                meanings.stream()
                        .filter(m -> m.field() != null && PARTIES.contains(m.field()))
                        .map(m -> table.columns().get(m.position()))
                        .anyMatch(c -> c.share(Shape.SHORT_NUMBER) > SWITCHBOARD);
        return new Defaults(
                null,
                null,
                typed ? null : type(held),
                areOutgoing(held) ? Direction.OUT : areIncoming(held) ? Direction.IN : null,
                null,
                null,
                switchboard ? PartyKind.EXTENSION : PartyKind.SHORTCODE,
                null);
    }

    /**
     * Names that speak of messages, and no column of how long they took, make a table of messages.
     */
    private EventType type(Set<Field> held) {
        boolean messages =
                !held.contains(Field.DURATION)
                        && table.columns().stream().anyMatch(c -> c.concepts().contains("message"));
        return isOfData(held)
                ? EventType.DATA
                : messages ? EventType.SMS : isOfPlaces(held) ? EventType.OTHER : EventType.CALL;
    }

    /** Whether a subscriber alone makes an event. */
    boolean areAlone(Set<Field> held) {
        return isOfData(held) || isOfPlaces(held);
    }

    /** Where a telephone was seen, whether anybody called or not. */
    private static boolean isOfPlaces(Set<Field> held) {
        return held.contains(Field.SUBJECT)
                && !held.contains(Field.DURATION)
                && held.stream().anyMatch(PLACE::contains)
                && held.stream().noneMatch(Drafting.WHO::contains);
    }

    /** Sessions have a subscriber and what was transferred, and nobody at the other end. */
    private static boolean isOfData(Set<Field> held) {
        return held.contains(Field.SUBJECT)
                && held.stream().anyMatch(VOLUME::contains)
                && held.stream().noneMatch(Drafting.WHO::contains);
    }

    /**
     * Without a direction in the rows: where callers are not named, are one and the same while
     * others are called, or are by the column's name those whose records these are.
     */
    private boolean areOutgoing(Set<Field> held) {
        if (!held.contains(Field.TO) || held.contains(Field.DIRECTION)) {
            return false;
        }
        boolean oneCaller = all(Field.FROM, ColumnProfile::constant);
        boolean oneCalled = all(Field.TO, ColumnProfile::constant);
        boolean own = all(Field.FROM, column -> column.concepts().contains("own"));
        return !held.contains(Field.FROM)
                || !held.contains(Field.SUBJECT) && (oneCaller && !oneCalled || own);
    }

    /** Where one and the same is called by others. */
    private boolean areIncoming(Set<Field> held) {
        return held.containsAll(ENDS)
                && !held.contains(Field.DIRECTION)
                && !held.contains(Field.SUBJECT)
                && all(Field.TO, ColumnProfile::constant)
                && !all(Field.FROM, ColumnProfile::constant);
    }

    private boolean all(Field field, Predicate<ColumnProfile> rule) {
        return meanings.stream()
                .filter(meaning -> meaning.field() == field)
                .map(meaning -> table.columns().get(meaning.position()))
                .allMatch(rule);
    }
}
