package io.phonelog.parser.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.layout.LayoutRecogniser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Files that a spreadsheet and a browser have written, of the same calls each. */
class ProgramsTest {
    private static final Path FILES = Path.of("src/test/resources/programs");

    @ParameterizedTest
    @ValueSource(strings = {"calls-of-a-browser.pdf", "calls-of-a-spreadsheet.pdf"})
    void readsTheCallsOfAPrintedTable(String name) throws IOException {
        Parsed parsed = read(name);

        assertThat(parsed.rejects()).isEmpty();
        assertThat(parsed.events()).hasSize(40);
        PhoneEvent first = parsed.events().get(0);
        assertThat(first.time().localText()).isEqualTo("01/01/2026 12:00 AM");
        assertThat(Objects.requireNonNull(first.parties().to()).e164()).isEqualTo("+15555550153");
        assertThat(first.amounts().durationS()).isEqualTo(66 * 60);
        assertThat(first.quality().extras()).containsEntry("Destination", "Austin, TX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables.csv", "tables.xlsx", "tables.html"})
    void readsTheTablesOfASheet(String name) throws IOException {
        Parsed parsed = read(name);

        assertThat(parsed.rejects()).isEmpty();
        Map<EventType, Long> types =
                parsed.events().stream()
                        .collect(Collectors.groupingBy(PhoneEvent::type, Collectors.counting()));
        assertThat(types)
                .isEqualTo(
                        Map.of(
                                EventType.CALL, 7L,
                                EventType.SMS, 4L,
                                EventType.MMS, 1L,
                                EventType.DATA, 5L));
    }

    private static Parsed read(String name) throws IOException {
        byte[] file = Files.readAllBytes(FILES.resolve(name));
        FileRecogniser recogniser =
                new FileRecogniser(new LayoutRecogniser(0.8), ArchiveLimits.USUAL);
        return Objects.requireNonNull(
                Parsed.of(
                        file,
                        recogniser.recognise(FileBytes.of(file), BuiltInTemplates.all()),
                        "US",
                        null));
    }
}
