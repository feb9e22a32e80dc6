package io.phonelog.parser.row;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.parser.mapping.MappedColumn;
import io.phonelog.parser.record.RecordReader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads ranges of one file into events and rejects. The same range with the same settings gives the
 * same, whoever reads it. Not for use by several threads.
 */
public final class ChunkParser {
    private static final int MONITOR_EVERY = 256;
    private static final int MAX_RAW = 4000;

    private final ParseSettings settings;
    private final RowPlan plan;
    private final RowMapper mapper;
    private final LineKinds kinds;

    /**
     * @throws IllegalArgumentException when the template, the zone or the dialect make no sense; the
     *     message says what
     */
    public ChunkParser(ParseSettings settings) {
        this.settings = settings;
        this.plan = new RowPlan(settings);
        this.mapper = new RowMapper(plan);
        this.kinds = new LineKinds(settings.template(), settings.head());
    }

    /** Which of the template's columns each column of the file is. */
    public List<MappedColumn> mapping() {
        return plan.mapping();
    }

    /**
     * Reads a range.
     *
     * @param bytes exactly the bytes of the range
     */
    public ParsedChunk parse(
            InputStream bytes, ChunkRange range, RowSink sink, ParseMonitor monitor)
            throws IOException {
        RecordReader records =
                new RecordReader(bytes, settings.dialect(), range.from(), range.firstLine());
        Tally tally = new Tally();
        long seen = 0;
        while (records.next()) {
            if (++seen % MONITOR_EVERY == 0
                    && !monitor.goOn(tally.soFar(records.offset() - range.from(), false))) {
                return tally.soFar(records.offset() - range.from(), false);
            }
            take(records, sink, tally);
        }
        return tally.soFar(records.nextOffset() - range.from(), true);
    }

    private void take(RecordReader record, RowSink sink, Tally tally) {
        switch (kinds.of(record)) {
            case BLANK -> tally.blank++;
            case HEADER -> tally.header++;
            case PREAMBLE -> tally.preamble++;
            case TRAILER -> tally.trailer++;
            case DATA -> map(record, sink, tally);
        }
    }

    private void map(RecordReader record, RowSink sink, Tally tally) {
        try {
            sink.event(mapper.map(record));
            tally.parsed++;
        } catch (RowFault fault) {
            sink.reject(
                    new RejectedRow(
                            record.line(),
                            fault.column(),
                            fault.code(),
                            fault.text(),
                            record.raw(MAX_RAW)));
            tally.rejected++;
        }
    }

    /** Counts while reading. */
    private static final class Tally {
        private long parsed;
        private long rejected;
        private long header;
        private long preamble;
        private long blank;
        private long trailer;

        private ParsedChunk soFar(long bytes, boolean complete) {
            OtherLines lines = new OtherLines(header, preamble, blank, trailer);
            return new ParsedChunk(bytes, parsed, rejected, lines, complete);
        }
    }
}
