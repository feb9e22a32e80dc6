package io.phonelog.parser.record;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Dialect;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class RecordReaderTest {
    private static final Dialect CSV = new Dialect("UTF-8", ',', '"');

    /** A record as far as it matters here. */
    private record Seen(long offset, long line, RecordFault fault, List<String> fields) {}

    @Property(tries = 500)
    void readsWhatFastCsvReads(@ForAll("tables") List<List<String>> table, @ForAll boolean windows)
            throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder()
                        .lineDelimiter(windows ? LineDelimiter.CRLF : LineDelimiter.LF)
                        .build(text)) {
            table.forEach(writer::writeRecord);
        }
        List<List<String>> expected = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text.toString())) {
            reader.forEach(row -> expected.add(List.copyOf(row.getFields())));
        }
        assertThat(read(text.toString())).extracting(Seen::fields).isEqualTo(expected);
    }

    @Test
    void fieldsAreBlankWhoseTextIs() throws IOException {
        Dialect escaped = new Dialect("UTF-8", ',', '"', '\\');
        String text = "\\N,\\t,\u2003,\u00e9, \t ,,x,\u0001,\\\\,\"\"";
        try (RecordReader records =
                new RecordReader(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        escaped,
                        0,
                        1)) {
            records.next();
            KeptRecord kept = KeptRecord.of(records);
            assertThat(kept.fields()).hasSize(10);
            for (int i = 0; i < records.size(); i++) {
                assertThat(records.isBlank(i)).isEqualTo(kept.fields().get(i).isBlank());
            }
            assertThat(records.isBlank(0)).isTrue();
        }
    }

    @Property(tries = 1000)
    void rangesHoldTheSameRecordsAsTheFile(
            @ForAll("junk") String text, @ForAll @IntRange(min = 1, max = 40) int target)
            throws IOException {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        List<Seen> pieces = new ArrayList<>();
        long end = 0;
        RecordSplitter splitter = new RecordSplitter(whole(file), target);
        for (ChunkRange range = splitter.next(); range != null; range = splitter.next()) {
            assertThat(range.from()).isEqualTo(end);
            end = range.to();
            int length = (int) (range.to() - range.from());
            pieces.addAll(
                    read(
                            new RecordReader(
                                    new ByteArrayInputStream(file, (int) range.from(), length),
                                    CSV,
                                    range.from(),
                                    range.firstLine())));
        }
        assertThat(pieces).isEqualTo(read(text));
        assertThat(end).isEqualTo(file.length);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneLine() throws IOException {
        String lines = "x,y\n".repeat(50_000);
        List<Seen> seen = read("a,b\nc,\"d\n" + lines);
        assertThat(seen).hasSize(50_002);
        assertThat(seen.get(1).fault()).isEqualTo(RecordFault.BAD_QUOTING);
        assertThat(seen.get(2)).isEqualTo(new Seen(9, 3, RecordFault.NONE, List.of("x", "y")));
    }

    @Test
    void aQuoteThatIsClosedByALaterFieldCostsOneLine() throws IOException {
        List<Seen> seen = read("a,\"b\nc,\"d\"\ne,f\n");
        assertThat(seen)
                .extracting(Seen::fault)
                .containsExactly(RecordFault.BAD_QUOTING, RecordFault.NONE, RecordFault.NONE);
    }

    @Test
    void anEndlessLineIsOneRecordAndWhatFollowsIsRead() throws IOException {
        String endless = "z".repeat(10 * RecordReader.MAX_RECORD + 7);
        List<Seen> seen = read("a,b\n" + endless + "\r\nc,d\n");
        assertThat(seen)
                .extracting(Seen::fault)
                .containsExactly(RecordFault.NONE, RecordFault.TOO_LONG, RecordFault.NONE);
        assertThat(seen.get(2))
                .isEqualTo(
                        new Seen(4 + endless.length() + 2, 3, RecordFault.NONE, List.of("c", "d")));
    }

    @Test
    void severalEndlessLinesKeepTheirPlaces() throws IOException {
        String endless = "z".repeat(3 * RecordReader.MAX_RECORD) + "\n";
        List<Seen> seen = read((endless + "a,b\n").repeat(4));
        assertThat(seen).hasSize(8);
        assertThat(seen.get(7).offset()).isEqualTo(4L * endless.length() + 12);
        assertThat(seen.get(7).line()).isEqualTo(8);
        assertThat(seen.get(7).fields()).containsExactly("a", "b");
    }

    @Test
    void rangesEndWhereTheFileEndsWhateverItsLength() throws IOException {
        int buffer = 4 * RecordReader.MAX_RECORD;
        for (int length = buffer - 6; length < buffer + 6; length++) {
            byte[] file =
                    "a,b,\n"
                            .repeat(length / 5 + 1)
                            .substring(0, length)
                            .getBytes(StandardCharsets.UTF_8);
            RecordSplitter splitter = new RecordSplitter(whole(file), 100_000);
            long end = 0;
            for (ChunkRange range = splitter.next(); range != null; range = splitter.next()) {
                assertThat(range.from()).isEqualTo(end);
                end = range.to();
            }
            assertThat(end).isEqualTo(length);
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstField() throws IOException {
        assertThat(read("\uFEFFa,b\n").get(0))
                .isEqualTo(new Seen(3, 1, RecordFault.NONE, List.of("a", "b")));
    }

    @Test
    void breaksWithinQuotesCountAsLines() throws IOException {
        List<Seen> seen = read("a,\"1\r\n2\r3\n4\"\r\nb,c\r\n");
        assertThat(seen.get(0).fields()).containsExactly("a", "1\r\n2\r3\n4");
        assertThat(seen.get(1).line()).isEqualTo(5);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.strings().withChars("ab\",;\n\r é☎").ofMaxLength(8);
        return field.list().ofMinSize(2).ofMaxSize(5).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> junk() {
        return Arbitraries.strings().withChars("ab\"\",,\n\n\ré").ofMaxLength(200);
    }

    private static List<Seen> read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(whole(bytes));
    }

    private static List<Seen> read(RecordReader records) throws IOException {
        List<Seen> seen = new ArrayList<>();
        while (records.next()) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                fields.add(records.text(i));
            }
            seen.add(new Seen(records.offset(), records.line(), records.fault(), fields));
        }
        return seen;
    }

    private static RecordReader whole(byte[] file) {
        return new RecordReader(new ByteArrayInputStream(file), CSV, 0, 1);
    }
}
