package io.phonelog.platform.paging;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Map;

/**
 * How many items there are in all: exact up to {@link #EXACT_UP_TO}, beyond that a lower bound.
 * Counting further would cost more than the answer is worth.
 */
public record Total(long value, boolean exact) {
    public static final long EXACT_UP_TO = 10_000;

    /** Of a count that stopped at one more than {@link #EXACT_UP_TO}. */
    public static Total counted(long count) {
        return count > EXACT_UP_TO ? new Total(EXACT_UP_TO, false) : new Total(count, true);
    }

    /** Of a count of some, when there are others that were not looked at. */
    public Total atLeast() {
        return new Total(value, false);
    }

    @JsonValue
    Object json() {
        return exact ? (Object) value : Map.of("value", value, "relation", "gte");
    }
}
