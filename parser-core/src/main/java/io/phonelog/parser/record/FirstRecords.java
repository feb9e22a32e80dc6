package io.phonelog.parser.record;

import java.util.ArrayList;
import java.util.List;

/** The first records of a file, to be looked at: as many as are wanted, or as fit in memory. */
public final class FirstRecords {
    private final int wanted;
    private final List<KeptRecord> kept = new ArrayList<>();
    private long characters;

    public FirstRecords(int wanted) {
        this.wanted = wanted;
    }

    /** Whether no more are to be kept. */
    public boolean isFull() {
        return kept.size() >= wanted || characters >= KeptRecord.MOST_CHARACTERS;
    }

    public void add(KeptRecord record) {
        kept.add(record);
        characters += record.characters();
    }

    public List<KeptRecord> all() {
        return List.copyOf(kept);
    }
}
