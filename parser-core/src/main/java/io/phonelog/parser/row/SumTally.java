package io.phonelog.parser.row;

import io.phonelog.contracts.event.Amounts;
import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.Sums.Declared;
import io.phonelog.contracts.parse.Sums.Measure;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up one table's rows in a chunk, and keeps what lines beside them say of that. */
final class SumTally {
    private final Map<Measure, DeclaredTotals> said = new EnumMap<>(Measure.class);
    private long durationS;
    private long billedS;
    private BigDecimal cost = BigDecimal.ZERO;

    void add(Amounts amounts) {
        durationS += amounts.durationS() == null ? 0 : amounts.durationS();
        billedS += amounts.billedS() == null ? 0 : amounts.billedS();
        cost = amounts.cost() == null ? cost : cost.add(amounts.cost());
    }

    void add(Declared sum) {
        said.computeIfAbsent(sum.measure(), measure -> new DeclaredTotals()).add(sum);
    }

    Sums sum(List<Sums.OfTable> others) {
        List<Declared> declared =
                said.values().stream()
                        .flatMap(its -> its.all().stream())
                        .sorted(Comparator.comparingLong(Declared::line))
                        .toList();
        return new Sums(durationS, billedS, cost, declared, others);
    }
}
