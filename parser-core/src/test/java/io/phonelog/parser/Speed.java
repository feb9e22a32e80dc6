package io.phonelog.parser;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatchWriter;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;
import io.phonelog.parser.record.RecordReader;
import io.phonelog.parser.record.RecordSplitter;
import io.phonelog.parser.row.ChunkParser;
import io.phonelog.parser.row.ParseMonitor;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.parser.row.RowSink;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Measures, and asserts nothing: microseconds a row of each step, beside FastCSV merely reading the
 * same bytes. Run its main method.
 */
public final class Speed {
    private static final int ROWS = 1_000_000;
    private static final int BATCH = 4_000;
    private static final int ROUNDS = 4;
    private static final UUID ID = new UUID(1, 1);

    private Speed() {}

    /** A step of the way. */
    private interface Step {
        long run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        for (SampleLayout layout : SampleLayout.values()) {
            measure(layout);
        }
    }

    private static void measure(SampleLayout layout) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print(layout + " write", () -> write(out, layout));
        byte[] file = out.toByteArray();
        byte[] head = Arrays.copyOf(file, LayoutRecogniser.HEAD_BYTES);
        Recognition.Known known =
                (Recognition.Known)
                        new LayoutRecogniser(0.8).recognise(head, BuiltInTemplates.all());
        ParseSettings settings =
                new ParseSettings(ID, "00", known.template(), known.head(), "US", "UTC");
        Dialect dialect = (Dialect) known.form();
        print(layout + " FastCSV reads", () -> fastCsv(file));
        print(layout + " split", () -> split(file, dialect));
        print(layout + " parse", () -> parse(file, dialect, settings, event -> {}));
        RowBatch.Header header =
                new RowBatch.Header(
                        ID,
                        ID,
                        1,
                        0,
                        0,
                        ID,
                        "00",
                        known.template().id(),
                        known.template().version(),
                        null,
                        ParseSettings.PARSER_VERSION);
        List<PhoneEvent> events = new ArrayList<>();
        parse(
                file,
                dialect,
                settings,
                event -> {
                    if (events.size() < BATCH) {
                        events.add(event);
                    }
                });
        List<byte[]> batches = new ArrayList<>();
        print(layout + " encode", () -> encode(events, header, batches));
        print(layout + " decode", () -> decode(batches));
    }

    private static long write(ByteArrayOutputStream out, SampleLayout layout) throws IOException {
        out.reset();
        return SampleFile.write(out, layout, ROWS, 1, 0).rows();
    }

    private static long fastCsv(byte[] file) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(file))) {
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
            }
        }
        return fields;
    }

    private static long split(byte[] file, Dialect dialect) throws IOException {
        RecordSplitter splitter = new RecordSplitter(records(file, dialect), 8 << 20);
        long ranges = 0;
        while (splitter.next() != null) {
            ranges++;
        }
        return ranges;
    }

    private static long parse(
            byte[] file, Dialect dialect, ParseSettings settings, Consumer<PhoneEvent> events)
            throws IOException {
        RowSink sink =
                new RowSink() {
                    @Override
                    public void event(PhoneEvent event) {
                        events.accept(event);
                    }

                    @Override
                    public void reject(RejectedRow row) {}
                };
        return new ChunkParser(settings)
                .parse(records(file, dialect), sink, ParseMonitor.NONE)
                .parsed();
    }

    private static RecordReader records(byte[] file, Dialect dialect) {
        return new RecordReader(new ByteArrayInputStream(file), dialect, 0, 1);
    }

    private static long encode(
            List<PhoneEvent> events, RowBatch.Header header, List<byte[]> batches) {
        batches.clear();
        long bytes = 0;
        for (int done = 0; done < ROWS; done += BATCH) {
            RowBatchWriter writer = new RowBatchWriter(header);
            events.forEach(writer::add);
            batches.add(writer.toBytes());
            bytes += writer.size();
        }
        return bytes;
    }

    private static long decode(List<byte[]> batches) {
        long rows = 0;
        for (byte[] batch : batches) {
            for (PhoneEvent event : RowBatch.read(batch)) {
                rows += event.provenance().line() > 0 ? 1 : 0;
            }
        }
        return rows;
    }

    private static void print(String what, Step step) throws IOException {
        long best = Long.MAX_VALUE;
        long result = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long from = System.nanoTime();
            result = step.run();
            best = Math.min(best, System.nanoTime() - from);
        }
        System.out.printf(
                "%-26s %6.3f us/row %,12.0f rows/s  (%,d)%n",
                what, best / 1e3 / ROWS, ROWS * 1e9 / best, result);
    }
}
