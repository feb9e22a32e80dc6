package io.phonelog.monitoring.audit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Follows a chain from its first entry on, and remembers where it breaks. */
final class ChainCheck {
    private final long end;
    private final String endHash;
    private long verified;
    private String hash = EntryHash.OF_NOTHING;
    private @Nullable Long firstBroken;

    /**
     * @param end the sequence of the last entry, 0 for an empty chain
     * @param endHash its hash
     */
    ChainCheck(long end, String endHash) {
        this.end = end;
        this.endHash = endHash;
    }

    /** Takes the entries that come next. */
    void next(List<ChainedEntry> entries) {
        for (ChainedEntry entry : entries) {
            if (!goesOn()) {
                return;
            }
            if (follows(entry)) {
                verified = entry.sequence();
                hash = entry.hash();
            } else {
                firstBroken = verified + 1;
            }
        }
    }

    private boolean follows(ChainedEntry entry) {
        return entry.sequence() == verified + 1
                && entry.previousHash().equals(hash)
                && entry.hash().equals(EntryHash.of(entry));
    }

    boolean goesOn() {
        return firstBroken == null && verified < end;
    }

    /** The last entry that was found in order. */
    long verified() {
        return verified;
    }

    long end() {
        return end;
    }

    /** What was found; entries that are missing at the end break the chain too. */
    ChainReport report() {
        Long broken = firstBroken;
        if (broken == null && verified < end) {
            broken = verified + 1;
        } else if (broken == null && !hash.equals(endHash)) {
            broken = verified;
        }
        return new ChainReport(broken == null, verified, broken);
    }
}
