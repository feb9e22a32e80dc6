package io.phonelog.parser.layout;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.record.KeptRecords;
import io.phonelog.parser.row.ChunkParser;
import io.phonelog.parser.row.ParseMonitor;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.parser.row.ParsedChunk;
import io.phonelog.parser.row.RowSink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Reads a sample by a template, to see whether its rows become events. */
final class TrialRead {
    private static final UUID NOBODY = new UUID(0, 0);

    private TrialRead() {}

    /** The share of the sample's rows that read without a complaint; -1 when there are no rows. */
    static double share(Template template, Sample sample, TableHead head) {
        ParseSettings settings =
                new ParseSettings(NOBODY, "", YearFinder.any(template), head, null, null);
        KeptRecords records = new KeptRecords(sample.records());
        Complaints complaints = new Complaints();
        try {
            ParsedChunk parsed =
                    new ChunkParser(settings).parse(records, complaints, ParseMonitor.NONE);
            long rows = parsed.parsed() + parsed.rejected();
            return rows == 0 ? -1 : (parsed.parsed() - complaints.half * 0.5) / rows;
        } catch (IOException e) {
            throw new UncheckedIOException("records in memory cannot fail", e);
        }
    }

    /** Events that were made in spite of values nobody knows count half. */
    private static final class Complaints implements RowSink {
        private long half;

        @Override
        public void event(PhoneEvent event) {
            boolean unknown =
                    event.quality().warnings().stream().anyMatch(w -> w.startsWith("UNKNOWN_"));
            half += unknown ? 1 : 0;
        }

        @Override
        public void reject(RejectedRow row) {}
    }
}
