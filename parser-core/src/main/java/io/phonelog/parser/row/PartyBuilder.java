package io.phonelog.parser.row;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.meaning.SideNames;
import io.phonelog.parser.value.CallerId;
import io.phonelog.parser.value.PartyReader;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Who took part, and in which direction, from whatever of it the row says. */
final class PartyBuilder {
    private final PartyReader reader;
    private final @Nullable Direction usual;

    /**
     * Whether nobody but the rows says that callers are a subscriber, who is called in some of
     * them.
     */
    private final boolean turns;

    private Direction direction = Direction.UNKNOWN;

    private record Ends(@Nullable Party from, @Nullable Party to) {}

    PartyBuilder(RowPlan plan) {
        Defaults defaults = plan.template().defaults();
        PartyKind shortNumbers = defaults.shortNumbers();
        this.reader =
                new PartyReader(
                        plan.region(), shortNumbers == null ? PartyKind.SHORTCODE : shortNumbers);
        this.usual = defaults.direction();
        String subject = plan.columnOf(Field.SUBJECT);
        String other = plan.columnOf(Field.OTHER_PARTY);
        this.turns =
                plan.template().version() == 0
                        && subject != null
                        && other != null
                        && SideNames.nameCallers(subject, other);
    }

    /** Of the parties built last. */
    Direction direction() {
        return direction;
    }

    Parties build(RowDraft row) {
        Party from = party(row, Field.FROM, Field.FROM_NAME);
        Party to = party(row, Field.TO, Field.TO_NAME);
        Party subject = party(row, Field.SUBJECT, null);
        Party other = party(row, Field.OTHER_PARTY, Field.OTHER_NAME);
        direction = said(row);
        if (direction == Direction.UNKNOWN) {
            direction = inferred(from, to, subject);
        }
        if (turns && direction == Direction.IN) {
            row.warn("PARTIES_TURNED");
        }
        Ends ends = ends(new Ends(from, to), subject, other);
        from = named(row, Field.FROM, Field.FROM_NAME, ends.from);
        to = named(row, Field.TO, Field.TO_NAME, ends.to);
        if (isFromOther(to, subject)) {
            from = named(row, Field.OTHER_PARTY, Field.OTHER_NAME, from);
        } else if (isToOther(from, subject)) {
            to = named(row, Field.OTHER_PARTY, Field.OTHER_NAME, to);
        } else {
            named(row, Field.OTHER_PARTY, Field.OTHER_NAME, null);
        }
        if (subject == null) {
            subject = owner(from, to);
        }
        return new Parties(
                from,
                to,
                subject,
                party(row, Field.DIALLED, null),
                party(row, Field.FORWARDED_TO, null));
    }

    /** Whether who sent is the other party, as far as the row says. */
    private boolean isFromOther(@Nullable Party to, @Nullable Party subject) {
        return direction == Direction.IN
                || direction == Direction.UNKNOWN
                        && (subject == null ? to == null : to != null && to.sameAddress(subject));
    }

    /** The same of who received, asked after that. */
    private boolean isToOther(@Nullable Party from, @Nullable Party subject) {
        return direction != Direction.UNKNOWN
                || (subject == null ? from == null : from == null || from.sameAddress(subject));
    }

    /** Who sent and who received, of all that the row says. */
    private Ends ends(Ends named, @Nullable Party subject, @Nullable Party other) {
        Ends ends = subject == null ? named : turned(named, subject);
        boolean incoming = direction == Direction.IN;
        boolean sent = direction != Direction.UNKNOWN;
        Party from = ends.from;
        Party to = ends.to;
        if (from == null) {
            from = incoming ? other : sent ? subject : null;
        }
        if (to == null) {
            to = incoming ? subject : other;
        }
        if (to == null && isElse(other, from)) {
            to = other;
        } else if (from == null && isElse(other, to)) {
            from = other;
        }
        return new Ends(from, to);
    }

    /** A column that is alone names the other party whatever it is called. */
    private Ends turned(Ends ends, Party subject) {
        if (direction == Direction.IN && isAlone(ends.to, ends.from, subject)) {
            return new Ends(ends.to, null);
        }
        return direction == Direction.OUT && isAlone(ends.from, ends.to, subject)
                ? new Ends(null, ends.from)
                : ends;
    }

    private static boolean isAlone(@Nullable Party one, @Nullable Party none, Party subject) {
        return one != null && none == null && !one.sameAddress(subject);
    }

    /** Whether the other party is somebody who would be lost otherwise. */
    private static boolean isElse(@Nullable Party other, @Nullable Party known) {
        return other != null && known != null && !other.sameAddress(known);
    }

    private @Nullable Party party(RowDraft row, Field number, @Nullable Field name) {
        String text = row.text(number);
        if (text == null) {
            return null;
        }
        Party party = reader.read(text);
        String called = name == null ? null : row.text(name);
        called = called == null ? null : CallerId.name(called, text);
        return called == null ? party : new Party(party.raw(), party.e164(), party.kind(), called);
    }

    /**
     * A name without a number of its own is that of whoever is on its side in the end, as a
     * subscriber who calls. Where nobody is, or somebody with a name, it is kept as an extra.
     */
    private static @Nullable Party named(
            RowDraft row, Field number, Field name, @Nullable Party party) {
        String text = row.text(number) == null ? row.text(name) : null;
        if (text == null) {
            return party;
        }
        if (party == null || party.name() != null) {
            row.extra(name.wireName(), text);
            return party;
        }
        String called = CallerId.name(text, party.raw());
        return new Party(party.raw(), party.e164(), party.kind(), called);
    }

    private Direction said(RowDraft row) {
        String text = row.text(Field.DIRECTION);
        if (text == null) {
            return usual == null ? Direction.UNKNOWN : usual;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "in", "incoming", "inbound", "received", "i", "mt" -> Direction.IN;
            case "out", "outgoing", "outbound", "sent", "o", "mo" -> Direction.OUT;
            case "internal" -> Direction.INTERNAL;
            case "forwarded" -> Direction.FORWARDED;
            default -> {
                row.warn("UNKNOWN_DIRECTION");
                row.extra(Field.DIRECTION.wireName(), text);
                yield Direction.UNKNOWN;
            }
        };
    }

    private static Direction inferred(
            @Nullable Party from, @Nullable Party to, @Nullable Party subject) {
        if (from == null || to == null) {
            return Direction.UNKNOWN;
        }
        if (subject != null) {
            boolean sent = from.sameAddress(subject);
            boolean received = to.sameAddress(subject);
            return sent == received ? Direction.UNKNOWN : sent ? Direction.OUT : Direction.IN;
        }
        boolean inside = from.kind() == PartyKind.EXTENSION;
        boolean insideTo = to.kind() == PartyKind.EXTENSION;
        if (inside) {
            return insideTo ? Direction.INTERNAL : Direction.OUT;
        }
        return insideTo ? Direction.IN : Direction.UNKNOWN;
    }

    private @Nullable Party owner(@Nullable Party from, @Nullable Party to) {
        return switch (direction) {
            case OUT, INTERNAL -> from;
            case IN -> to;
            case FORWARDED, UNKNOWN -> null;
        };
    }
}
