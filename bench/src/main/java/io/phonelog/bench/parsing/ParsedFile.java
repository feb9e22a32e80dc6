package io.phonelog.bench.parsing;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatchWriter;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.container.FileRecogniser;
import io.phonelog.parser.container.FileRecogniser.Recognised;
import io.phonelog.parser.container.RecordSource;
import io.phonelog.parser.layout.LaterTables;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;
import io.phonelog.parser.layout.YearFinder;
import io.phonelog.parser.record.Ranges;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.row.ChunkParser;
import io.phonelog.parser.row.ParseMonitor;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.parser.row.RowSink;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** A file as a worker goes through it, without Kafka: recognised, cut, parsed and encoded. */
final class ParsedFile {
    private static final double THRESHOLD = 0.8;
    private static final UUID ID = new UUID(1, 1);
    private static final String SHA256 = "0".repeat(64);

    /** As job-service cuts by default. */
    private static final long CHUNK_BYTES = 16L << 20;

    private static final int BATCH_ROWS = 2000;

    private final RecordSource source;
    private final Recognition.Readable known;
    private final ParseSettings settings;

    private ParsedFile(RecordSource source, Recognition.Readable known, ParseSettings settings) {
        this.source = source;
        this.known = known;
        this.settings = settings;
    }

    static ParsedFile recognise(FileBytes file) throws IOException {
        Recognised found =
                new FileRecogniser(new LayoutRecogniser(THRESHOLD), ArchiveLimits.USUAL)
                        .recognise(file, BuiltInTemplates.all());
        if (!(found.recognition() instanceof Recognition.Readable known)) {
            throw new IllegalStateException("not recognised: " + found.recognition());
        }
        return new ParsedFile(
                new RecordSource(
                        file, found.container(known.form()), known.head(), ArchiveLimits.USUAL),
                known,
                new ParseSettings(ID, SHA256, known.template(), known.head(), "US", "UTC"));
    }

    /** As a planner does, who looks for more tables meanwhile. */
    private Ranges cut() throws IOException {
        LayoutRecogniser layouts = new LayoutRecogniser(THRESHOLD);
        YearFinder years =
                new YearFinder(
                        () -> source.open(source.whole()),
                        known.head().dataLine(),
                        "",
                        LocalDate.now(ZoneOffset.UTC));
        return source.cut(
                CHUNK_BYTES,
                new LaterTables(known, layouts, BuiltInTemplates.all(), years),
                () -> true);
    }

    /** Finds where the chunks end, and answers how many there are. */
    int split() throws IOException {
        int chunks = 0;
        try (Ranges ranges = cut()) {
            while (ranges.next() != null) {
                chunks++;
            }
        }
        return chunks;
    }

    /** Makes batches of all rows, and answers how many rows these hold. */
    long parse() throws IOException {
        Batches batches = new Batches();
        try (Records records = source.open(source.whole())) {
            new ChunkParser(settings).parse(records, batches, ParseMonitor.NONE);
        }
        return batches.rows();
    }

    /** The same, chunk by chunk as they are found. */
    long parseInChunks() throws IOException {
        Batches batches = new Batches();
        try (Ranges ranges = cut()) {
            for (ChunkRange range = ranges.next(); range != null; range = ranges.next()) {
                try (Records records = source.open(range)) {
                    new ChunkParser(settings).parse(records, batches, ParseMonitor.NONE);
                }
            }
        }
        return batches.rows();
    }

    /** Encodes events in batches, and forgets these. */
    private final class Batches implements RowSink {
        private RowBatchWriter batch = next();
        private long sent;

        @Override
        public void event(PhoneEvent event) {
            batch.add(event);
            if (batch.rows() == BATCH_ROWS) {
                sent += batch.rows();
                batch.toBytes();
                batch = next();
            }
        }

        @Override
        public void reject(RejectedRow row) {
            throw new IllegalStateException("a row of a sample was rejected: " + row);
        }

        private long rows() {
            return sent + batch.rows();
        }

        private RowBatchWriter next() {
            Template template = settings.template();
            return new RowBatchWriter(
                    new RowBatch.Header(
                            ID,
                            ID,
                            1,
                            0,
                            0,
                            ID,
                            SHA256,
                            template.id(),
                            template.version(),
                            null,
                            ParseSettings.PARSER_VERSION));
        }
    }
}
