package io.phonelog.parser.record;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Records that may be looked at before they come. What was not looked at is not copied. */
public final class AheadRecords implements Records {
    private final Records source;
    private final Deque<KeptRecord> ahead = new ArrayDeque<>();
    private long characters;
    private Records now;

    public AheadRecords(Records source) {
        this.source = source;
        this.now = source;
    }

    /** The records that come next: so many, or all that are left, or as many as fit in memory. */
    public List<KeptRecord> ahead(int count) throws IOException {
        if (now == source) {
            now = standingOn(KeptRecord.of(source));
        }
        while (ahead.size() < count && characters < KeptRecord.MOST_CHARACTERS && source.next()) {
            KeptRecord kept = KeptRecord.of(source);
            ahead.add(kept);
            characters += kept.characters();
        }
        return new ArrayList<>(ahead).subList(0, Math.min(count, ahead.size()));
    }

    @Override
    public boolean next() throws IOException {
        KeptRecord kept = ahead.poll();
        if (kept != null) {
            characters -= kept.characters();
            now = standingOn(kept);
            return true;
        }
        now = source;
        return source.next();
    }

    private static Records standingOn(KeptRecord record) {
        KeptRecords one = new KeptRecords(List.of(record));
        one.next();
        return one;
    }

    @Override
    public RecordFault fault() {
        return now.fault();
    }

    @Override
    public boolean aside() {
        return now.aside();
    }

    @Override
    public @Nullable String sheet() {
        return now.sheet();
    }

    @Override
    public @Nullable Integer page() {
        return now.page();
    }

    @Override
    public long line() {
        return now.line();
    }

    @Override
    public long place() {
        return now.place();
    }

    @Override
    public long nextPlace() {
        return now.nextPlace();
    }

    @Override
    public long offset() {
        return now.offset();
    }

    @Override
    public int length() {
        return now.length();
    }

    @Override
    public long consumed() {
        return now.consumed();
    }

    @Override
    public int size() {
        return now.size();
    }

    @Override
    public boolean isBlank() {
        return now.isBlank();
    }

    @Override
    public boolean isBlank(int field) {
        return now.isBlank(field);
    }

    @Override
    public boolean hasDigit() {
        return now.hasDigit();
    }

    @Override
    public String text(int field) {
        return now.text(field);
    }

    @Override
    public String raw(int maxChars) {
        return now.raw(maxChars);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
