package io.phonelog.parser;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.phonelog.parser.row.RowSink;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class ReadmeExampleTest {
    private final List<PhoneEvent> events = new ArrayList<>();
    private final List<RejectedRow> rejects = new ArrayList<>();

    @Test
    void theExampleRuns() throws IOException {
        example(Files.readAllBytes(Path.of("../docs/samples/t-mobile-calls.csv")));
        assertThat(events).hasSize(1000);
        assertThat(rejects).isEmpty();
    }

    @Test
    void theReadmeShowsTheExample() throws IOException {
        String source =
                Files.readString(
                        Path.of("src/test/java/io/phonelog/parser/ReadmeExampleTest.java"));
        String readme = Files.readString(Path.of("README.md"));
        assertThat(between(readme, "```java\n", "```"))
                .isEqualTo(between(source, "// example\n", "// end"));
    }

    private static String between(String text, String from, String to) {
        int start = text.lastIndexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start)).stripIndent().strip();
    }

    void example(byte[] file) throws IOException {
        // example
        FileBytes bytes = FileBytes.of(file);
        Recognised found =
                new FileRecogniser(new LayoutRecogniser(0.8), ArchiveLimits.USUAL)
                        .recognise(bytes, BuiltInTemplates.all());
        if (found.recognition() instanceof Recognition.Readable known) {
            RecordSource source =
                    new RecordSource(
                            bytes,
                            found.container(known.form()),
                            known.head(),
                            ArchiveLimits.USUAL);
            ParseSettings settings =
                    new ParseSettings(
                            UUID.randomUUID(),
                            "sha-256 of the file",
                            known.template(),
                            known.head(),
                            "US",
                            "America/Denver");
            try (Records records = source.open(source.whole())) {
                new ChunkParser(settings).parse(records, sink(), ParseMonitor.NONE);
            }
        }
        // end
    }

    private RowSink sink() {
        return new RowSink() {
            @Override
            public void event(PhoneEvent event) {
                events.add(event);
            }

            @Override
            public void reject(RejectedRow row) {
                rejects.add(row);
            }
        };
    }
}
