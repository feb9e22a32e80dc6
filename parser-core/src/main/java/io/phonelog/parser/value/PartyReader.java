package io.phonelog.parser.value;

import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;
import io.phonelog.parser.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Tells what kind of address a text is, and its international form. The same few numbers come again
 * and again, so answers are kept in a table of fixed size. Not for use by several threads.
 */
public final class PartyReader {
    private static final int SLOTS = 1 << 14;
    private static final int MAX_SHORT = 6;
    private static final int MIN_NUMBER = 7;
    private static final int MAX_NUMBER = 15;
    private final InternationalNumbers numbers;
    private final PartyKind shortNumbers;
    private final @Nullable String[] seen = new String[SLOTS];
    private final @Nullable Party[] known = new Party[SLOTS];

    /**
     * @param shortNumbers what two to six digits are
     */
    public PartyReader(@Nullable String region, PartyKind shortNumbers) {
        this.numbers = new InternationalNumbers(region);
        this.shortNumbers = shortNumbers;
    }

    /** The party that is written so, perhaps with its name. */
    public Party read(String written) {
        int hash = written.hashCode();
        int slot = (hash ^ hash >>> 14) & SLOTS - 1;
        Party party = known[slot];
        if (party == null || !written.equals(seen[slot])) {
            party = recognise(written);
            seen[slot] = written;
            known[slot] = party;
        }
        return party;
    }

    private Party recognise(String written) {
        NamedNumber named = NamedNumber.in(written);
        if (named == null) {
            return unnamed(written);
        }
        Party party = unnamed(named.number());
        return new Party(party.raw(), party.e164(), party.kind(), named.name());
    }

    private Party unnamed(String written) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Character.isLetter(c)) {
                letters++;
            }
        }
        if (letters > 0 || digits == 0) {
            return new Party(written, null, worded(written, letters), null);
        }
        boolean international = written.charAt(0) == '+' || written.startsWith("00");
        if (digits <= MAX_SHORT && !international) {
            boolean service = written.charAt(0) == '*' || written.charAt(0) == '#';
            return new Party(written, null, service ? PartyKind.SHORTCODE : shortNumbers, null);
        }
        String e164 = numbers.asWritten(written);
        boolean number = e164 != null || digits >= MIN_NUMBER && digits <= MAX_NUMBER;
        return new Party(written, e164, number ? PartyKind.MSISDN : PartyKind.UNKNOWN, null);
    }

    private static PartyKind worded(String written, int letters) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.startsWith("sip:") || lower.startsWith("sips:") || lower.indexOf('@') > 0) {
            return PartyKind.SIP;
        }
        if (Shape.WITHHELD.matches(written)) {
            return PartyKind.WITHHELD;
        }
        return letters > 0 ? PartyKind.ALPHANUMERIC : PartyKind.UNKNOWN;
    }
}
