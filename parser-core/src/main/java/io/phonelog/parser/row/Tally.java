package io.phonelog.parser.row;

import io.phonelog.contracts.event.Amounts;
import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.Sums.Measure;
import io.phonelog.parser.record.Records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the records of a chunk while they are read, and adds them up. */
final class Tally {
    /** A file of many accounts may have a total for each; more are of no use to anybody. */
    private static final int MAX_DECLARED = 100;

    private long parsed;
    private long rejected;
    private long header;
    private long preamble;
    private long blank;
    private long trailer;
    private long durationS;
    private long billedS;
    private BigDecimal cost = BigDecimal.ZERO;
    private final List<DeclaredRows> declared = new ArrayList<>();
    private final Map<Measure, SaidSums> said = new EnumMap<>(Measure.class);

    void parsed(Amounts amounts) {
        parsed++;
        durationS += amounts.durationS() == null ? 0 : amounts.durationS();
        billedS += amounts.billedS() == null ? 0 : amounts.billedS();
        cost = amounts.cost() == null ? cost : cost.add(amounts.cost());
    }

    void rejected() {
        rejected++;
    }

    void header() {
        header++;
    }

    void blank() {
        blank++;
    }

    void preamble(Records record, TableRows table) {
        preamble++;
        hear(record, table, false);
    }

    void trailer(Records record, TableRows table) {
        trailer++;
        hear(record, table, true);
    }

    private void hear(Records record, TableRows table, boolean total) {
        Long rows = RowsSaid.in(record.raw(RowsSaid.longest()));
        if (rows != null && declared.size() < MAX_DECLARED) {
            declared.add(new DeclaredRows(record.place(), rows));
        }
        if (rows == null) {
            for (Sums.Declared sum : table.declared(record, total)) {
                said.computeIfAbsent(sum.measure(), m -> new SaidSums()).add(sum);
            }
        }
    }

    ParsedChunk soFar(long bytes, boolean complete) {
        return new ParsedChunk(
                bytes,
                parsed,
                rejected,
                new OtherLines(header, preamble, blank, trailer),
                List.copyOf(declared),
                new Sums(durationS, billedS, cost, sums()),
                complete);
    }

    private List<Sums.Declared> sums() {
        return said.values().stream()
                .flatMap(its -> its.all().stream())
                .sorted(Comparator.comparingLong(Sums.Declared::line))
                .toList();
    }
}
