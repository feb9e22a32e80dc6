package io.phonelog.parser.record;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Records that were read before, again. */
public final class KeptRecords implements Records {
    private final List<KeptRecord> all;
    private int at = -1;

    public KeptRecords(List<KeptRecord> all) {
        this.all = all;
    }

    @Override
    public boolean next() {
        return ++at < all.size();
    }

    private KeptRecord now() {
        return all.get(at);
    }

    @Override
    public RecordFault fault() {
        return now().fault();
    }

    @Override
    public boolean aside() {
        return now().aside();
    }

    @Override
    public @Nullable String sheet() {
        return now().sheet();
    }

    @Override
    public @Nullable Integer page() {
        return now().page();
    }

    @Override
    public long line() {
        return now().line();
    }

    @Override
    public long place() {
        return now().place();
    }

    @Override
    public long nextPlace() {
        return now().nextPlace();
    }

    @Override
    public long offset() {
        return now().offset();
    }

    @Override
    public int length() {
        return now().length();
    }

    @Override
    public long consumed() {
        return all.isEmpty() || at < 0 ? 0 : all.get(Math.min(at, all.size() - 1)).consumed();
    }

    @Override
    public int size() {
        return now().fields().size();
    }

    @Override
    public boolean isBlank() {
        return now().fault() == RecordFault.NONE
                && now().fields().stream().allMatch(String::isBlank);
    }

    @Override
    public String text(int field) {
        return now().fields().get(field);
    }

    @Override
    public String raw(int maxChars) {
        String raw = now().raw();
        return raw.length() <= maxChars ? raw : raw.substring(0, maxChars);
    }

    @Override
    public void close() {}
}
