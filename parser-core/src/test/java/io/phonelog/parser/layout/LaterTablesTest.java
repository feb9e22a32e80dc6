package io.phonelog.parser.layout;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.Section;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.container.FileRecogniser;
import io.phonelog.parser.container.FileRecogniser.Recognised;
import io.phonelog.parser.record.AheadRecords;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.KeptRecords;
import io.phonelog.parser.record.Ranges;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

class LaterTablesTest {
    private static final LayoutRecogniser LAYOUTS = new LayoutRecogniser(0.5);
    private static final YearFinder YEARS =
            new YearFinder(
                    () -> new KeptRecords(List.of()), 1, "calls.csv", LocalDate.of(2026, 3, 8));
    private static final String CALLS =
            "Date Time,Number,Destination,Minutes,Type\n"
                    + "03/07/2026 09:05 PM,5555550123,Boise,1,-\n".repeat(20);
    private static final String TICKETS =
            "Ticket,Opened,Agent,Remark\n" + "17,2026-03-07,Ann Hill,asked for a list\n".repeat(5);
    private static final String FEW_CALLS = CALLS.lines().limit(6).collect(joining("\n", "", "\n"));
    private static final OtherTable NAMELESS = new OtherTable(List.of(), null, null, null);
    private static final LaterTables.Limits FEW = new LaterTables.Limits(100, 50);

    @Test
    void linesThatMayBeTitlesDoNotKeepRangesFromEnding() throws IOException {
        LaterTables tables = tables();
        assertThat(ranges(CALLS + "date,number,call\n".repeat(2000), tables)).isGreaterThan(20);
        assertThat(tables.tables()).isEmpty();
    }

    @Test
    void tablesBeyondCountAreNotUnderstoodAndTakeNoMoreRoom() throws IOException {
        StringBuilder file = new StringBuilder(CALLS);
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'd'; b++) {
                file.append("\nDay,Name %s%s,Remark\n2026-03-07,x,y\n".formatted(a, b));
            }
        }
        LaterTables tables = tables();
        ranges(file.toString(), tables);
        assertThat(tables.tables()).hasSize(32);
        assertThat(tables.tables().get(31).templateId()).isNull();
    }

    @Test
    void subjectsThatAreSaidHoldInAllRangesBehind() throws IOException {
        String names = "Date,Time,Called number,Duration\n";
        String rows = "2026-03-13,21:05:09,12085550123,65\n2026-03-14,08:15:00,12085550124,9\n";
        byte[] file =
                ("Subscriber: 12085550113\n"
                                + names
                                + rows.repeat(20)
                                + "Subscriber: 12085550114\n"
                                + rows.repeat(20))
                        .getBytes(StandardCharsets.UTF_8);
        Recognised found =
                new FileRecogniser(LAYOUTS, ArchiveLimits.USUAL)
                        .recognise(FileBytes.of(file), List.of());
        Parsed whole = Parsed.inParts(file, found, "US", "UTC", Long.MAX_VALUE);
        assertThat(Parsed.inParts(file, found, "US", "UTC", 300).events())
                .isEqualTo(whole.events());
        assertThat(whole.events())
                .extracting(event -> Objects.requireNonNull(event.parties().subject()).raw())
                .startsWith("12085550113")
                .endsWith("12085550114")
                .hasSize(80);
    }

    @Test
    void namesOfTablesBeyondCountAreNotKept() throws IOException {
        TablesFound found = found();
        List<KeptRecord> names = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            KeptRecord its = KeptRecord.names(List.of("Day", "Name " + i, "Remark"));
            names.add(its);
            AheadRecords records = new AheadRecords(new KeptRecords(List.of(its)));
            records.next();
            found.startAt(its, List.of(), records, true);
        }
        assertThat(found.isKnown(names.get(30))).isTrue();
        assertThat(found.isKnown(names.get(31))).isFalse();
        assertThat(found.tables().get(31).columns()).isEmpty();
    }

    @Test
    void linesTooWideForNamesAreNotLookedAt() throws IOException {
        String names = words(201);
        String row = "2026-03-07" + ",x".repeat(200);
        LaterTables tables = tables();
        ranges(CALLS + "\n" + (names + "\n" + row + "\n").repeat(3), tables);
        assertThat(tables.tables()).isEmpty();
    }

    @Test
    void stopsWithinAFewRecordsWhenItIsToldTo() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        String more = "\nDay,Name,Remark\n2026-03-07,x,y\n".repeat(1000);
        assertThat(ranges(CALLS + more, 1 << 20, () -> asked.incrementAndGet() < 3, tables()))
                .isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    void tableBehindManyBlankLinesIsStillFound() throws IOException {
        String row = "03/07/2026 09:05 PM,5555550123,Boise,1,-\n\n";
        LaterTables tables = tables(FEW);
        ranges(CALLS + row.repeat(200) + TICKETS, tables);
        assertThat(tables.tables()).hasSize(1);
    }

    @Test
    void titlesOfOneTablesPartsDoNotHideAnother() throws IOException {
        List<Section> sections =
                sections(
                        CALLS + ("Line of Ann\n" + FEW_CALLS).repeat(100) + "\n" + TICKETS,
                        () -> true,
                        tables(FEW));
        assertThat(sections).hasSize(26);
        assertThat(sections.get(25).table()).isEqualTo(1);
    }

    @Test
    void nothingIsReadByAnotherTablesColumnsBehindTheLastSection() throws IOException {
        LaterTables tables = tables(FEW);
        List<Section> sections =
                sections(CALLS + (TICKETS + FEW_CALLS).repeat(40), () -> true, tables);
        assertThat(sections).hasSize(50);
        assertThat(tables.tables().get(sections.get(49).table() - 1)).isEqualTo(NAMELESS);
    }

    @Test
    void nothingIsReadByAnotherTablesColumnsWhereNamesAreNotLookedAtAnyMore() throws IOException {
        LaterTables tables = tables(FEW);
        String lines = "Ann,Bob\n17,x,y,z\n".repeat(101);
        assertThat(sections(CALLS + lines, () -> true, tables)).hasSize(1);
        assertThat(tables.tables()).containsExactly(NAMELESS);
    }

    @Test
    void templatesOfOtherTablesGetTheYearOfTheFileToo() throws IOException {
        Template yearless = yearless();
        TablesFound found = new TablesFound(first(), LAYOUTS, List.of(yearless), YEARS);
        LaterTables tables = new LaterTables(first(), found, FEW);
        ranges(CALLS + "\nDay,Clock,Station\n" + "12/31,23:59,101\n".repeat(9), tables);
        OtherTable table = tables.tables().get(0);
        assertThat(table.templateId()).isEqualTo(yearless.id());
        assertThat(Objects.requireNonNull(table.draft()).columns().get(0).format())
                .isEqualTo("MM/dd{2026-03-09 upload}");
    }

    private static Template yearless() {
        return new Template(
                new UUID(0, 4),
                3,
                null,
                "Switchboard",
                null,
                new Layout.Delimited(true, null, null, true, null, null, List.of()),
                List.of(
                        column("Day", Field.START_DATE, "MM/dd{?}"),
                        column("Clock", Field.START_TIME, "HH:mm"),
                        column("Station", Field.FROM, null)),
                Defaults.NONE,
                "",
                List.of(),
                List.of(),
                false);
    }

    private static Column column(String name, Field field, @Nullable String format) {
        return new Column(
                name, List.of(), null, false, field, format, null, List.of(), Map.of(), Map.of(),
                Map.of());
    }

    private static String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Name " + Integer.toString(i + 36, 36))
                .collect(joining(","));
    }

    private static Recognition.Readable first() {
        return (Recognition.Readable)
                LAYOUTS.recognise(CALLS.getBytes(StandardCharsets.UTF_8), BuiltInTemplates.all());
    }

    private static TablesFound found() {
        return new TablesFound(first(), LAYOUTS, BuiltInTemplates.all(), YEARS);
    }

    private static LaterTables tables() {
        return new LaterTables(first(), LAYOUTS, BuiltInTemplates.all(), YEARS);
    }

    private static LaterTables tables(LaterTables.Limits limits) {
        return new LaterTables(first(), found(), limits);
    }

    private static List<Section> sections(String file, BooleanSupplier goOn, LaterTables tables)
            throws IOException {
        return ranges(file, 1 << 30, goOn, tables).stream()
                .flatMap(range -> range.sections().stream())
                .toList();
    }

    private static int ranges(String file, LaterTables tables) throws IOException {
        return ranges(file, 1000, () -> true, tables).size();
    }

    private static List<ChunkRange> ranges(
            String file, int bytes, BooleanSupplier goOn, LaterTables tables) throws IOException {
        Recognition.Readable first = first();
        List<ChunkRange> ranges = new ArrayList<>();
        try (Ranges cut =
                Parsed.source(
                                file.getBytes(StandardCharsets.UTF_8),
                                Container.of(first.form()),
                                first.head())
                        .cut(bytes, tables, goOn)) {
            for (ChunkRange range = cut.next(); range != null; range = cut.next()) {
                ranges.add(range);
            }
        }
        return ranges;
    }
}
