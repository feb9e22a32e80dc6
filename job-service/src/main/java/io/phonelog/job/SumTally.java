package io.phonelog.job;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.Sums.Declared;
import io.phonelog.contracts.parse.Sums.Measure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the events of a file add up to, and what the file says of that.
 *
 * @param found what is declared nowhere is added up too: chunks come in any order
 * @param others the same of tables besides the first, by their number
 */
record SumTally(
        Map<Measure, BigDecimal> found,
        Map<Measure, Said> said,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Integer, SumTally> others) {
    static final SumTally NONE = new SumTally(Map.of(), Map.of(), Map.of());

    /** Absent in JSON means none. */
    SumTally {
        others = others == null ? Map.of() : Map.copyOf(others);
    }

    /**
     * What lines say of one measure.
     *
     * @param all together, as totals of sections
     * @param last in the file
     * @param line of the last
     */
    record Said(BigDecimal all, BigDecimal last, long line) {
        private Said and(Declared declared) {
            boolean later = declared.line() > line;
            return new Said(
                    all.add(declared.sum()),
                    later ? declared.sum() : last,
                    Math.max(line, declared.line()));
        }

        /** A rounded total is as good as an exact one. */
        private boolean agrees(BigDecimal found) {
            return near(last, found) || near(all, found);
        }

        private static boolean near(BigDecimal declared, BigDecimal found) {
            BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, declared.scale()));
            return declared.subtract(found).abs().compareTo(unit) < 0;
        }
    }

    SumTally with(@Nullable Sums sums) {
        if (sums == null) {
            return this;
        }
        Map<Measure, BigDecimal> more = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            more.put(measure, found(measure).add(sums.of(measure)));
        }
        Map<Measure, Said> also = new EnumMap<>(Measure.class);
        also.putAll(said);
        for (Declared declared : sums.declared()) {
            Said before =
                    also.getOrDefault(
                            declared.measure(), new Said(BigDecimal.ZERO, BigDecimal.ZERO, 0));
            also.put(declared.measure(), before.and(declared));
        }
        Map<Integer, SumTally> rest = new HashMap<>(others);
        for (Sums.OfTable other : sums.others()) {
            rest.put(other.table(), rest.getOrDefault(other.table(), NONE).with(other.sums()));
        }
        return new SumTally(more, also, rest);
    }

    private BigDecimal found(Measure measure) {
        return Objects.requireNonNullElse(found.get(measure), BigDecimal.ZERO);
    }

    /** Of all tables. */
    private BigDecimal whole(Measure measure) {
        return others.values().stream()
                .map(other -> other.found(measure))
                .reduce(found(measure), BigDecimal::add);
    }

    /** A total is one of its table, or of all of them. */
    List<JobWarning> warnings() {
        List<JobWarning> warnings = new ArrayList<>();
        differing(this, warnings);
        new TreeMap<>(others).values().forEach(other -> differing(other, warnings));
        return warnings;
    }

    private void differing(SumTally table, List<JobWarning> warnings) {
        table.said.forEach(
                (measure, its) -> {
                    BigDecimal sum = table.found(measure);
                    if (!its.agrees(sum) && !its.agrees(whole(measure))) {
                        warnings.add(JobWarning.sumsDiffer(measure, its.last(), sum));
                    }
                });
    }
}
