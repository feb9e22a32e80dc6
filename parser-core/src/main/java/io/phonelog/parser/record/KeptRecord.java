package io.phonelog.parser.record;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A record that outlives the reader it came from.
 *
 * @param place as {@link Records#place()}
 * @param nextPlace as {@link Records#nextPlace()}
 */
public record KeptRecord(
        RecordFault fault,
        boolean aside,
        @Nullable String sheet,
        @Nullable Integer page,
        long line,
        long place,
        long nextPlace,
        long offset,
        int length,
        long consumed,
        List<String> fields,
        String raw) {
    /**
     * Of records that are kept together; with more they would not be small beside a worker's heap.
     */
    public static final long MOST_CHARACTERS = 8 << 20;

    private static final int MAX_RAW = 4000;

    /** What a text takes beside its characters, and a record beside its texts. */
    private static final int FRAME = 32;

    /** The names of a table's fields, as a row before its first. */
    public static KeptRecord names(List<String> names) {
        return new KeptRecord(
                RecordFault.NONE, false, null, null, 0, 0, 1, 0, 0, 0, List.copyOf(names), "");
    }

    /** A file that cannot be read at all. */
    public static KeptRecord damaged(RecordFault fault) {
        return new KeptRecord(fault, false, null, null, 1, 1, 2, 0, 0, 0, List.of(), "");
    }

    /** How much it takes to keep it, in characters; an empty field takes room, too. */
    public long characters() {
        long characters = 2L * FRAME + raw.length();
        for (String field : fields) {
            characters += FRAME + field.length();
        }
        return characters;
    }

    /** What the reader stands on. */
    public static KeptRecord of(Records at) {
        List<String> fields = new ArrayList<>(at.size());
        for (int i = 0; at.fault() == RecordFault.NONE && i < at.size(); i++) {
            fields.add(at.text(i));
        }
        return new KeptRecord(
                at.fault(),
                at.aside(),
                at.sheet(),
                at.page(),
                at.line(),
                at.place(),
                at.nextPlace(),
                at.offset(),
                at.length(),
                at.consumed(),
                List.copyOf(fields),
                at.raw(MAX_RAW));
    }
}
