package io.phonelog.parser;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.container.FileRecogniser;
import io.phonelog.parser.container.FileRecogniser.Recognised;
import io.phonelog.parser.container.RecordSource;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.row.ChunkParser;
import io.phonelog.parser.row.ParseMonitor;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.parser.row.ParsedChunk;
import io.phonelog.parser.row.RowSink;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;
import io.phonelog.parser.specs.SampleForms;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Measures, and asserts nothing: rows a second of whole files on disk in forms other than plain
 * CSV. Run its main method; with a small heap it shows that memory is bounded.
 */
public final class FormSpeed {
    private static final UUID ID = new UUID(1, 1);
    private static final int ROWS = 1_000_000;
    private static final int PAGES = 1_000;

    private FormSpeed() {}

    /** Writes a file. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public static void main(String[] args) throws IOException {
        measure("gzip of CSV", FormSpeed::gzip);
        measure("JSON lines", out -> SampleForms.jsonLines(out, ROWS));
        measure("JSON array", out -> SampleForms.json(out, ROWS));
        measure("XML", out -> SampleForms.xml(out, ROWS));
        measure("HTML", out -> SampleForms.html(out, ROWS));
        measure("XLSX", out -> SampleForms.workbook(out, ROWS));
        measure("PDF of " + PAGES + " pages", out -> SampleForms.document(out, PAGES));
    }

    private static void gzip(OutputStream out) throws IOException {
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            SampleFile.write(packed, SampleLayout.T_MOBILE, ROWS, 1, 0);
        }
    }

    private static void measure(String what, Writing writing) throws IOException {
        Path file = Files.createTempFile("phonelog-speed-", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                writing.to(out);
            }
            long from = System.nanoTime();
            ParsedChunk parsed = parse(onDisk(file));
            double seconds = (System.nanoTime() - from) / 1e9;
            System.out.printf(
                    "%-20s %,12d bytes %,9d rows %,7d rejects %6.1f s %,10.0f rows/s%n",
                    what,
                    Files.size(file),
                    parsed.parsed(),
                    parsed.rejected(),
                    seconds,
                    parsed.parsed() / seconds);
        } finally {
            Files.delete(file);
        }
    }

    private static ParsedChunk parse(FileBytes file) throws IOException {
        Recognised found =
                new FileRecogniser(new LayoutRecogniser(0), ArchiveLimits.USUAL)
                        .recognise(file, BuiltInTemplates.all());
        Recognition.Known known = (Recognition.Known) found.recognition();
        ParseSettings settings =
                new ParseSettings(ID, "00", known.template(), known.head(), "US", "UTC");
        RecordSource source =
                new RecordSource(
                        file, found.container(known.form()), known.head(), ArchiveLimits.USUAL);
        try (Records records = source.open(source.whole())) {
            return new ChunkParser(settings).parse(records, counted(), ParseMonitor.NONE);
        }
    }

    private static RowSink counted() {
        return new RowSink() {
            @Override
            public void event(PhoneEvent event) {}

            @Override
            public void reject(RejectedRow row) {}
        };
    }

    private static FileBytes onDisk(Path file) throws IOException {
        long size = Files.size(file);
        return new FileBytes() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open(long from, long to) throws IOException {
                FileInputStream in = new FileInputStream(file.toFile());
                in.skipNBytes(from);
                return in;
            }
        };
    }
}
