package io.phonelog.parser.record;

import java.util.Arrays;

/** Where the fields of a record lie in a buffer. */
final class FieldBounds {
    private final int max;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] doubled = new boolean[32];
    private int size;
    private boolean overflowed;

    FieldBounds(int max) {
        this.max = max;
    }

    void clear() {
        size = 0;
        overflowed = false;
    }

    /**
     * @param hasDoubled whether quotes are doubled or signs escaped inside
     */
    void add(int first, int after, boolean hasDoubled) {
        if (size == from.length && !grow()) {
            overflowed = true;
            return;
        }
        from[size] = first;
        to[size] = after;
        doubled[size++] = hasDoubled;
    }

    private boolean grow() {
        if (size >= max) {
            return false;
        }
        int larger = Math.min(max, size * 2);
        from = Arrays.copyOf(from, larger);
        to = Arrays.copyOf(to, larger);
        doubled = Arrays.copyOf(doubled, larger);
        return true;
    }

    int size() {
        return size;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    boolean doubled(int field) {
        return doubled[field];
    }

    boolean overflowed() {
        return overflowed;
    }
}
