package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/** Reads the parties of each row, as {@link PartyWriter} wrote them. */
final class PartyReader {
    private static final PartyKind[] KINDS = PartyKind.values();

    private final ByteReader in;
    private final @Nullable Party[] last = new Party[5];

    PartyReader(ByteReader in) {
        this.in = in;
    }

    Parties read() {
        int how = in.smallInt();
        if (how == 0) {
            return Parties.NONE;
        }
        Party subject = party(0, how & 3, null);
        return new Parties(
                party(1, how >> 2 & 3, subject),
                party(2, how >> 4 & 3, subject),
                subject,
                party(3, how >> 6 & 3, subject),
                party(4, how >> 8 & 3, subject));
    }

    private @Nullable Party party(int slot, int how, @Nullable Party subject) {
        return switch (how) {
            case RowFlags.ABSENT -> null;
            case RowFlags.SUBJECT_AGAIN -> subject;
            case RowFlags.AS_IN_LAST_ROW -> last[slot];
            default -> last[slot] = party();
        };
    }

    private Party party() {
        int head = in.get();
        String raw = in.text();
        String e164 =
                switch (head >> 4 & 3) {
                    case RowFlags.NO_E164 -> null;
                    case RowFlags.E164_IS_RAW -> raw;
                    case RowFlags.E164_IS_PLUS_RAW -> "+" + raw;
                    default -> in.text();
                };
        String name = (head & 0x40) == 0 ? null : in.text();
        return new Party(raw, e164, KINDS[head & 0xF], name);
    }
}
