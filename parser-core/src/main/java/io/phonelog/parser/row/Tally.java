package io.phonelog.parser.row;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.Sums;
import io.phonelog.parser.record.Records;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
    private final List<DeclaredRows> declared = new ArrayList<>();
    private int lastTable;
    private @Nullable SumTally last;
    private final WarningTally warnings = new WarningTally();
    private final SortedMap<Integer, SumTally> sums = new TreeMap<>();

    void parsed(PhoneEvent event, Records record, TableRows table) {
        parsed++;
        of(table).add(event.amounts());
        warnings.add(event.quality().warnings(), record.place());
    }

    /** Most rows are of the table of the row before them. */
    private SumTally of(TableRows table) {
        if (last == null || table.index() != lastTable) {
            lastTable = table.index();
            last = sums.computeIfAbsent(lastTable, index -> new SumTally());
        }
        return last;
    }

    void rejected(Records record) {
        rejected++;
        if (record.fault().isLast()) {
            warnings.add(record.fault().code(), record.place());
        }
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
            table.declared(record, total).forEach(of(table)::add);
        }
    }

    ParsedChunk soFar(long bytes, boolean complete) {
        return new ParsedChunk(
                bytes,
                parsed,
                rejected,
                new OtherLines(header, preamble, blank, trailer),
                List.copyOf(declared),
                sums(),
                warnings.all(),
                complete);
    }

    private Sums sums() {
        List<Sums.OfTable> others =
                sums.tailMap(1).entrySet().stream()
                        .map(its -> new Sums.OfTable(its.getKey(), its.getValue().sum(List.of())))
                        .toList();
        return sums.getOrDefault(0, new SumTally()).sum(others);
    }
}
