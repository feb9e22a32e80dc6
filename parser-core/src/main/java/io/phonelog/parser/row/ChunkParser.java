package io.phonelog.parser.row;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.Section;
import io.phonelog.parser.mapping.MappedColumn;
import io.phonelog.parser.record.Records;

import java.io.IOException;
import java.util.List;

/**
 * Reads records of one file into events and rejects. The same records with the same settings give
 * the same, whoever reads them. Not for use by several threads.
 */
public final class ChunkParser {
    private static final int MONITOR_EVERY = 256;
    private static final int MAX_RAW = 4000;

    private final RowPlan plan;
    private final Sections sections;

    /**
     * @throws IllegalArgumentException when the template or the zone make no sense; the
     *     message says what
     */
    public ChunkParser(ParseSettings settings) {
        this(settings, List.of(), List.of());
    }

    /**
     * For a file of several tables.
     *
     * @param others the tables besides the first
     * @param sections of the range that is to be read
     * @throws IllegalArgumentException as above
     */
    public ChunkParser(
            ParseSettings settings, List<ParseSettings.Table> others, List<Section> sections) {
        this.plan = new RowPlan(settings);
        this.sections = new Sections(settings, others, sections, new RowMapper(plan));
    }

    /** Which of the template's columns each column of the first table is. */
    public List<MappedColumn> mapping() {
        return plan.mapping();
    }

    /** Reads records to their end, or until the monitor says to stop. */
    public ParsedChunk parse(Records records, RowSink sink, ParseMonitor monitor)
            throws IOException {
        Tally tally = new Tally();
        long seen = 0;
        while (records.next()) {
            take(records, sink, tally);
            if (++seen % MONITOR_EVERY == 0
                    && !monitor.goOn(tally.soFar(records.consumed(), false))) {
                return tally.soFar(records.consumed(), false);
            }
        }
        return tally.soFar(records.consumed(), true);
    }

    private void take(Records record, RowSink sink, Tally tally) {
        TableRows table = sections.at(record.place());
        switch (table.kind(record)) {
            case BLANK -> tally.blank();
            case HEADER -> tally.header();
            case PREAMBLE -> tally.preamble(record, table);
            case TRAILER -> tally.trailer(record, table);
            case DATA -> map(record, table, sink, tally);
        }
    }

    private void map(Records record, TableRows table, RowSink sink, Tally tally) {
        try {
            PhoneEvent event = table.map(record);
            sink.event(event);
            tally.parsed(event, record, table);
        } catch (RowFault fault) {
            sink.reject(
                    new RejectedRow(
                            record.place(),
                            fault.column(),
                            fault.code(),
                            place(record) + fault.text(),
                            record.raw(MAX_RAW)));
            tally.rejected(record);
        }
    }

    /** Where a row is in words, when its number does not say so. */
    private static String place(Records record) {
        if (record.sheet() != null) {
            return "Sheet " + record.sheet() + ", row " + record.line() + ": ";
        }
        return record.page() == null
                ? ""
                : "Page " + record.page() + ", line " + record.line() + ": ";
    }
}
