package io.phonelog.parser.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.RecordForm.Json.Shape;
import io.phonelog.contracts.parse.Span;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.specs.SpecFiles;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whatever the bytes are, reading them ends, without an exception, and tells what it found. */
class AnyBytesTest {
    private static final List<byte[]> FILES = SpecFiles.all();
    private static final FileRecogniser RECOGNISER =
            new FileRecogniser(new LayoutRecogniser(0), ArchiveLimits.USUAL);
    private static final List<RecordForm> FORMS =
            List.of(
                    new Dialect("UTF-8", ',', '"'),
                    new RecordForm.FixedWidth("UTF-8", List.of(new Span(0, 3), new Span(2, 9))),
                    new RecordForm.Json(Shape.LINES),
                    new RecordForm.Json(Shape.OBJECTS),
                    new RecordForm.Json(Shape.ARRAYS),
                    new RecordForm.Xml(1),
                    new RecordForm.Html("UTF-8", 0),
                    new RecordForm.Workbook(),
                    new RecordForm.Pdf(List.of(1000, 2000)),
                    new RecordForm.Ber());
    private static final TableHead HEAD = new TableHead(List.of("a", "b", "(others)"), 0, 1);

    @Property(tries = 300)
    void aDamagedFileIsReadAsFarAsItGoes(@ForAll("damaged") byte[] file) throws IOException {
        FileRecogniser.Recognised found =
                RECOGNISER.recognise(FileBytes.of(file), BuiltInTemplates.all());
        Parsed parsed = Parsed.of(file, found, "US", null);
        if (parsed != null) {
            OtherLines lines = parsed.chunk().lines();
            assertThat(parsed.chunk().parsed()).isEqualTo(parsed.events().size());
            assertThat(parsed.chunk().rejected()).isEqualTo(parsed.rejects().size());
            assertThat(lines.header()).isNotNegative();
            assertThat(parsed.chunk().complete()).isTrue();
            assertThat(parsed.rejects().stream().map(RejectedRow::line)).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 100)
    void anyBytesCanBeReadInAnyForm(@ForAll("damaged") byte[] file) throws IOException {
        for (RecordForm form : FORMS) {
            for (List<Layer> layers :
                    List.of(
                            List.<Layer>of(),
                            List.<Layer>of(new Layer.Gzip()),
                            List.<Layer>of(new Layer.Zip("calls.csv")),
                            List.<Layer>of(new Layer.Recoded("UTF-16LE")))) {
                read(file, new Container(layers, form));
            }
        }
    }

    private static void read(byte[] file, Container container) throws IOException {
        RecordSource source = Parsed.source(file, container, HEAD);
        Set<Long> offsets = new HashSet<>();
        int records = 0;
        try (Records all = source.open(source.whole())) {
            while (all.next()) {
                records++;
                offsets.add(all.offset());
                assertThat(all.raw(10).length()).isLessThanOrEqualTo(10);
                for (int i = 0; i < all.size(); i++) {
                    assertThat(all.text(i)).isNotNull();
                }
                assertThat(all.place()).isLessThanOrEqualTo(all.nextPlace());
            }
            assertThat(all.consumed()).isNotNegative();
        }
        assertThat(offsets.size()).isGreaterThanOrEqualTo(records - 1);
    }

    @Property(tries = 60)
    void partsGiveWhatTheWholeGives(
            @ForAll("whole") byte[] file, @ForAll @IntRange(min = 1, max = 3000) int bytes)
            throws IOException {
        assertPartsGiveTheWhole(file, bytes);
    }

    @Property(tries = 60)
    void partsOfADamagedFileGiveWhatTheWholeGives(
            @ForAll("damaged") byte[] file, @ForAll @IntRange(min = 1, max = 3000) int bytes)
            throws IOException {
        assertPartsGiveTheWhole(file, bytes);
    }

    private static void assertPartsGiveTheWhole(byte[] file, int bytes) throws IOException {
        FileRecogniser.Recognised found =
                RECOGNISER.recognise(FileBytes.of(file), BuiltInTemplates.all());
        Parsed whole = Parsed.of(file, found, "US", null);
        if (whole != null) {
            Parsed parts = Parsed.inParts(file, found, "US", null, bytes);
            assertThat(parts.events()).isEqualTo(whole.events());
            assertThat(parts.rejects()).isEqualTo(whole.rejects());
            assertThat(parts.chunk().lines()).isEqualTo(whole.chunk().lines());
            assertThat(parts.chunk().declared()).isEqualTo(whole.chunk().declared());
            assertThat(parts.chunk().sums()).isEqualTo(whole.chunk().sums());
        }
    }

    @Provide
    Arbitrary<byte[]> whole() {
        return Arbitraries.of(FILES);
    }

    /** Files of all forms, cut off and with some bytes changed. */
    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1_000_000);
        Arbitrary<List<Integer>> changes = places.list().ofMaxSize(6);
        return Combinators.combine(
                        Arbitraries.of(FILES),
                        changes,
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(0, 1000))
                .as(AnyBytesTest::damage);
    }

    private static byte[] damage(byte[] file, List<Integer> places, byte with, int cut) {
        int length = cut > 900 ? (int) (file.length * (long) (cut - 900) / 100) : file.length;
        byte[] copy = Arrays.copyOf(file, length);
        for (int place : places) {
            if (length > 0) {
                copy[place % length] = (byte) (with + place);
            }
        }
        return copy;
    }
}
