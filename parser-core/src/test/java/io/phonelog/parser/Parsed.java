package io.phonelog.parser;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.RowWarning;
import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
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
import io.phonelog.parser.row.ParsedChunk;
import io.phonelog.parser.row.RowSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What became of some bytes. */
public record Parsed(List<PhoneEvent> events, List<RejectedRow> rejects, ParsedChunk chunk) {
    public static final UUID ORG = new UUID(0x0192f0c100007000L, 0x80000000000000aaL);

    /** Recognises a file and reads all of it in one piece; null when its layout is not known. */
    public static @Nullable Parsed of(
            byte[] file, Recognised found, @Nullable String region, @Nullable String timezone) {
        if (!(found.recognition() instanceof Recognition.Readable)) {
            return null;
        }
        try {
            return inParts(file, found, region, timezone, Uploaded.SOMETIME, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a known file in ranges of about so many bytes, and puts together what comes of them.
     */
    public static Parsed inParts(
            byte[] file,
            Recognised found,
            @Nullable String region,
            @Nullable String timezone,
            long bytes)
            throws IOException {
        return inParts(file, found, region, timezone, Uploaded.SOMETIME, bytes);
    }

    /** How a file came: what its dates may have their year from. */
    public record Uploaded(String filename, LocalDate day) {
        private static final Uploaded SOMETIME = new Uploaded("", LocalDate.of(2026, 3, 8));
    }

    /** The same, of a file that came so. */
    public static Parsed inParts(
            byte[] file,
            Recognised found,
            @Nullable String region,
            @Nullable String timezone,
            Uploaded uploaded,
            long bytes)
            throws IOException {
        Recognition.Readable known = (Recognition.Readable) found.recognition();
        RecordSource source = source(file, found.container(known.form()), known.head());
        YearFinder years =
                new YearFinder(
                        () -> source.open(source.whole()),
                        known.head().dataLine(),
                        uploaded.filename,
                        uploaded.day);
        ParseSettings settings =
                settings(known, years.completed(known.template()), region, timezone);
        LaterTables later =
                new LaterTables(known, new LayoutRecogniser(0.8), BuiltInTemplates.all(), years);
        List<Parsed> parts = new ArrayList<>();
        try (Ranges ranges = source.cut(bytes, later, () -> true)) {
            for (ChunkRange range = ranges.next(); range != null; range = ranges.next()) {
                parts.add(of(source, range, settings, ranges.tables()));
            }
        }
        return parts.stream().reduce(Parsed::then).orElseThrow();
    }

    private Parsed then(Parsed next) {
        return new Parsed(
                joined(events, next.events),
                joined(rejects, next.rejects),
                new ParsedChunk(
                        chunk.bytes() + next.chunk.bytes(),
                        chunk.parsed() + next.chunk.parsed(),
                        chunk.rejected() + next.chunk.rejected(),
                        sum(chunk.lines(), next.chunk.lines()),
                        joined(chunk.declared(), next.chunk.declared()),
                        sum(chunk.sums(), next.chunk.sums()),
                        byCode(joined(chunk.warnings(), next.chunk.warnings())),
                        chunk.complete() && next.chunk.complete()));
    }

    private static OtherLines sum(OtherLines a, OtherLines b) {
        return new OtherLines(
                a.header() + b.header(),
                a.preamble() + b.preamble(),
                a.blank() + b.blank(),
                a.trailer() + b.trailer());
    }

    private static Sums sum(Sums a, Sums b) {
        return new Sums(
                a.durationS() + b.durationS(),
                a.billedS() + b.billedS(),
                a.cost().add(b.cost()),
                joined(a.declared(), b.declared()),
                byTable(joined(a.others(), b.others())));
    }

    private static List<RowWarning> byCode(List<RowWarning> parts) {
        SortedMap<String, RowWarning> all = new TreeMap<>();
        parts.forEach(part -> all.merge(part.code(), part, RowWarning::and));
        return List.copyOf(all.values());
    }

    private static List<Sums.OfTable> byTable(List<Sums.OfTable> parts) {
        SortedMap<Integer, Sums> all = new TreeMap<>();
        parts.forEach(part -> all.merge(part.table(), part.sums(), Parsed::sum));
        return all.entrySet().stream()
                .map(its -> new Sums.OfTable(its.getKey(), its.getValue()))
                .toList();
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private static ParseSettings settings(
            Recognition.Readable known,
            Template template,
            @Nullable String region,
            @Nullable String timezone) {
        return new ParseSettings(
                ORG,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                template,
                known.head(),
                region,
                timezone);
    }

    /** Reads all of a text with nothing around it. */
    public static Parsed of(
            byte[] file,
            Recognition.Readable known,
            @Nullable String region,
            @Nullable String timezone) {
        return Objects.requireNonNull(
                of(file, new Recognised(List.of(), known), region, timezone), "it is known");
    }

    /** Reads one range of a text with commas, the file's lines being numbered as the range says. */
    public static Parsed of(byte[] file, ChunkRange range, ParseSettings settings) {
        Container commas = Container.of(new Dialect("UTF-8", ',', '"'));
        return of(source(file, commas, settings.head()), range, settings);
    }

    /** A file in memory. */
    public static RecordSource source(byte[] file, Container container, TableHead head) {
        return new RecordSource(FileBytes.of(file), container, head, ArchiveLimits.USUAL);
    }

    /** Reads one range of a file with one table. */
    public static Parsed of(RecordSource source, ChunkRange range, ParseSettings settings) {
        return of(source, range, settings, List.of());
    }

    private static Parsed of(
            RecordSource source,
            ChunkRange range,
            ParseSettings settings,
            List<OtherTable> tables) {
        Collected sink = new Collected(new ArrayList<>(), new ArrayList<>());
        try (Records records = source.open(range)) {
            ChunkParser parser = new ChunkParser(settings, others(tables), range.sections());
            ParsedChunk chunk = parser.parse(records, sink, ParseMonitor.NONE);
            return new Parsed(sink.events, sink.rejects, chunk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Templates that are no drafts are those that everybody has. */
    private static List<ParseSettings.Table> others(List<OtherTable> tables) {
        return tables.stream()
                .map(table -> new ParseSettings.Table(table.columns(), template(table)))
                .toList();
    }

    private static @Nullable Template template(OtherTable table) {
        return table.draft() != null
                ? table.draft()
                : BuiltInTemplates.all().stream()
                        .filter(built -> built.id().equals(table.templateId()))
                        .findFirst()
                        .orElse(null);
    }

    private record Collected(List<PhoneEvent> events, List<RejectedRow> rejects)
            implements RowSink {
        @Override
        public void event(PhoneEvent event) {
            events.add(event);
        }

        @Override
        public void reject(RejectedRow row) {
            rejects.add(row);
        }
    }
}
