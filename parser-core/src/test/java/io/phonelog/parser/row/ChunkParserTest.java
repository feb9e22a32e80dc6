package io.phonelog.parser.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.record.RecordReader;
import io.phonelog.parser.record.RecordSplitter;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class ChunkParserTest {
    private static final List<String> T_MOBILE =
            List.of("Date Time", "Number", "Destination", "Minutes", "Type");

    @Property(tries = 40)
    void partsGiveWhatTheWholeGives(
            @ForAll @IntRange(min = 1, max = 5000) int target,
            @ForAll long seed,
            @ForAll SampleLayout layout)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleFile.write(out, layout, 100, seed, 0.2);
        byte[] file = out.toByteArray();
        boolean asterisk = layout == SampleLayout.ASTERISK;
        ParseSettings settings =
                settings(template(asterisk ? 0 : 1), asterisk ? List.of() : T_MOBILE);
        Parsed whole = Parsed.of(file, new ChunkRange(0, 0, file.length, 1), settings);
        List<PhoneEvent> events = new ArrayList<>();
        List<RejectedRow> rejects = new ArrayList<>();
        RecordSplitter splitter = new RecordSplitter(commas(file), target);
        for (ChunkRange range = splitter.next(); range != null; range = splitter.next()) {
            Parsed part = Parsed.of(file, range, settings);
            assertThat(part.chunk().bytes()).isEqualTo(range.to() - range.from());
            events.addAll(part.events());
            rejects.addAll(part.rejects());
        }
        assertThat(events).isEqualTo(whole.events());
        assertThat(rejects).isEqualTo(whole.rejects());
    }

    @Property(tries = 200)
    void anyTextIsReadAndEveryRecordCounted(@ForAll("rows") String text) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < BuiltInTemplates.all().size(); i++) {
            Template template = template(i);
            List<String> names =
                    i == 0
                            ? List.of()
                            : template.columns().stream().map(column -> column.name()).toList();
            Parsed parsed =
                    Parsed.of(
                            file, new ChunkRange(1, 0, file.length, 10), settings(template, names));
            OtherLines lines = parsed.chunk().lines();
            long counted =
                    parsed.chunk().parsed()
                            + parsed.chunk().rejected()
                            + lines.blank()
                            + lines.header()
                            + lines.trailer();
            assertThat(counted).isLessThanOrEqualTo(text.lines().count());
            assertThat(parsed.chunk().bytes()).isEqualTo(file.length);
        }
    }

    @Provide
    Arbitrary<String> rows() {
        Arbitrary<String> cells =
                Arbitraries.of(
                        "03/07/2026 09:05 PM",
                        "2026-01-01 00:00:00",
                        "05/01/2026",
                        "13:05:09",
                        "'",
                        "\"",
                        "",
                        "+15555550123",
                        "INCOMING",
                        "1 Min",
                        "65",
                        "---",
                        "404-10-1-2",
                        "[1/2:3:4:5:6]",
                        "\"x\n(D)5\"",
                        "ANSWERED",
                        "é☎",
                        "9e42",
                        "-1",
                        "Total");
        return cells.list()
                .ofMaxSize(24)
                .map(list -> String.join(",", list))
                .list()
                .ofMaxSize(5)
                .map(list -> String.join("\n", list));
    }

    @Test
    void stopsWhenItIsTold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleFile.write(out, SampleLayout.T_MOBILE, 5000, 1, 0);
        AtomicInteger events = new AtomicInteger();
        ParsedChunk chunk =
                new ChunkParser(settings(template(1), T_MOBILE))
                        .parse(
                                commas(out.toByteArray()),
                                counting(events),
                                soFar -> soFar.parsed() < 1000);
        assertThat(chunk.complete()).isFalse();
        assertThat(events.get()).isBetween(1000, 1500);
        assertThat(chunk.parsed()).isEqualTo(events.get());
        assertThat(chunk.bytes()).isLessThan(out.size());
    }

    @Test
    void cutsTheRawTextOfARejectAtFourThousandCharacters() {
        byte[] file = ("x".repeat(9000) + ",a,b,c,d\n").getBytes(StandardCharsets.UTF_8);
        Parsed parsed =
                Parsed.of(
                        file,
                        new ChunkRange(1, 0, file.length, 7),
                        settings(template(1), T_MOBILE));
        assertThat(parsed.rejects()).hasSize(1);
        assertThat(parsed.rejects().get(0).raw()).hasSize(4000);
        assertThat(parsed.rejects().get(0).line()).isEqualTo(7);
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        ParseSettings good = settings(template(1), T_MOBILE);
        ParseSettings bad =
                new ParseSettings(
                        good.orgId(), "", good.template(), good.head(), null, "Mars/Base");
        assertThatThrownBy(() -> new ChunkParser(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mars/Base");
    }

    private static Template template(int index) {
        return BuiltInTemplates.all().get(index);
    }

    private static ParseSettings settings(Template template, List<String> names) {
        return new ParseSettings(
                Parsed.ORG,
                "00",
                template,
                new TableHead(names, names.isEmpty() ? 0 : 1, names.isEmpty() ? 1 : 2),
                "US",
                "America/Denver");
    }

    private static RecordReader commas(byte[] file) {
        Dialect dialect = new Dialect("UTF-8", ',', '"');
        return new RecordReader(new ByteArrayInputStream(file), dialect, 0, 1);
    }

    private static RowSink counting(AtomicInteger events) {
        return new RowSink() {
            @Override
            public void event(PhoneEvent event) {
                events.incrementAndGet();
            }

            @Override
            public void reject(RejectedRow row) {}
        };
    }
}
