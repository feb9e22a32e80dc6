package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * One end of an event.
 *
 * @param raw as written, without wrappers such as apostrophes
 * @param e164 the full international number, when there is one
 */
public record Party(String raw, @Nullable String e164, PartyKind kind, @Nullable String name) {

    /** Whether both are reached under the same address; names may differ. */
    public boolean sameAddress(Party other) {
        return e164 != null ? e164.equals(other.e164) : raw.equals(other.raw);
    }

    /** What identifies the party best: the international number, else what was written. */
    public String address() {
        return e164 != null ? e164 : raw;
    }
}
