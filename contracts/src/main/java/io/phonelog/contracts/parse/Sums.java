package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the events of a part of a file add up to, and what lines beside them say that rows do.
 * Rejects add nothing. All but {@code others} is of the file's first table.
 *
 * @param durationS seconds
 * @param billedS seconds
 * @param cost in the file's currency
 * @param declared in the file's order; those before the last of a measure are put together, at the
 *     line of the last of them
 * @param others the same of other tables
 */
public record Sums(
        long durationS,
        long billedS,
        BigDecimal cost,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Declared> declared,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfTable> others) {
    /** Absent in JSON means none. */
    public Sums {
        declared = declared == null ? List.of() : List.copyOf(declared);
        others = others == null ? List.of() : List.copyOf(others);
    }

    public Sums(long durationS, long billedS, BigDecimal cost, List<Declared> declared) {
        this(durationS, billedS, cost, declared, List.of());
    }

    /**
     * The sums of one more table.
     *
     * @param table as in {@link Section#table()}, from 1
     */
    public record OfTable(int table, Sums sums) {}

    /** What is added up. */
    public enum Measure {
        /** Seconds. */
        DURATION,
        /** Seconds. */
        BILLED,
        COST
    }

    /**
     * What a line of the file says, as {@code Total charges: 12.50} does.
     *
     * @param line where it says so, in the measure of a table's head
     */
    public record Declared(long line, Measure measure, BigDecimal sum) {}

    /** What was found. */
    public BigDecimal of(Measure measure) {
        return switch (measure) {
            case DURATION -> BigDecimal.valueOf(durationS);
            case BILLED -> BigDecimal.valueOf(billedS);
            case COST -> cost;
        };
    }
}
