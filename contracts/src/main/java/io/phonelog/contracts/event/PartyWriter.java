package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/** Writes the parties of each row; what is as in the row before, or the subject again, is a bit. */
final class PartyWriter {
    private final ByteWriter out;
    private final @Nullable Party[] last = new Party[5];

    PartyWriter(ByteWriter out) {
        this.out = out;
    }

    void write(Parties p) {
        Party subject = p.subject();
        int owner = how(0, subject, null);
        int from = how(1, p.from(), subject);
        int to = how(2, p.to(), subject);
        int dialled = how(3, p.dialled(), subject);
        int forwarded = how(4, p.forwardedTo(), subject);
        out.varint(owner | from << 2 | to << 4 | dialled << 6 | forwarded << 8);
        party(0, owner, subject);
        party(1, from, p.from());
        party(2, to, p.to());
        party(3, dialled, p.dialled());
        party(4, forwarded, p.forwardedTo());
    }

    private int how(int slot, @Nullable Party party, @Nullable Party subject) {
        if (party == null) {
            return RowFlags.ABSENT;
        }
        if (same(party, subject)) {
            return RowFlags.SUBJECT_AGAIN;
        }
        return same(party, last[slot]) ? RowFlags.AS_IN_LAST_ROW : RowFlags.WRITTEN;
    }

    private static boolean same(Party party, @Nullable Party other) {
        return party == other
                || other != null && party.raw().equals(other.raw()) && party.equals(other);
    }

    private void party(int slot, int how, @Nullable Party party) {
        if (how != RowFlags.WRITTEN || party == null) {
            return;
        }
        last[slot] = party;
        int e164 = e164(party);
        out.put(party.kind().ordinal() | e164 << 4 | (party.name() == null ? 0 : 0x40));
        out.text(party.raw());
        if (e164 == RowFlags.E164_WRITTEN) {
            out.text(party.address());
        }
        if (party.name() != null) {
            out.text(party.name());
        }
    }

    private static int e164(Party party) {
        String number = party.e164();
        String raw = party.raw();
        if (number == null) {
            return RowFlags.NO_E164;
        }
        if (number.equals(raw)) {
            return RowFlags.E164_IS_RAW;
        }
        boolean plus =
                number.length() == raw.length() + 1
                        && number.charAt(0) == '+'
                        && number.endsWith(raw);
        return plus ? RowFlags.E164_IS_PLUS_RAW : RowFlags.E164_WRITTEN;
    }
}
