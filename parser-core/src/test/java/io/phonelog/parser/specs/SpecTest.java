package io.phonelog.parser.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.container.FileRecogniser;
import io.phonelog.parser.container.FileRecogniser.Recognised;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class SpecTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
                    .build();

    @TestFactory
    Stream<DynamicContainer> specs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/specs"))) {
            return files.sorted().toList().stream().map(SpecTest::casesOf);
        }
    }

    private static DynamicContainer casesOf(Path file) {
        return DynamicContainer.dynamicContainer(
                file.getFileName().toString(),
                specsOf(file).stream()
                        .map(spec -> DynamicTest.dynamicTest(spec.name(), () -> run(spec))));
    }

    static List<Spec> specsOf(Path file) {
        try (Reader yaml = Files.newBufferedReader(file)) {
            Object read = new Yaml().load(yaml);
            return JSON.convertValue(read, new TypeReference<List<Spec>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void run(Spec spec) throws IOException {
        byte[] input = spec.file();
        boolean asked = spec.own() != null || spec.template() != null && !spec.withoutTemplates();
        FileRecogniser recogniser =
                new FileRecogniser(new LayoutRecogniser(asked ? 0 : 0.8), ArchiveLimits.USUAL);
        Recognised found = recogniser.recognise(FileBytes.of(input), templates(spec));
        checkLayout(spec.expect(), found.recognition());
        Parsed parsed = parsed(input, found, spec);
        if (parsed != null) {
            checkRows(spec.expect(), parsed);
        } else {
            assertThat(spec.expect().layout()).as("the layout was not recognised").isNotNull();
        }
    }

    private static @Nullable Parsed parsed(byte[] input, Recognised found, Spec spec)
            throws IOException {
        if (spec.uploaded() == null || !(found.recognition() instanceof Recognition.Readable)) {
            return Parsed.of(input, found, spec.region(), spec.timezone());
        }
        Parsed.Uploaded uploaded =
                new Parsed.Uploaded(
                        String.valueOf(spec.filename()), LocalDate.parse(spec.uploaded()));
        return Parsed.inParts(
                input, found, spec.region(), spec.timezone(), uploaded, Long.MAX_VALUE);
    }

    private static List<Template> templates(Spec spec) {
        if (spec.own() != null) {
            return List.of(spec.own());
        }
        if (spec.withoutTemplates()) {
            return List.of();
        }
        return BuiltInTemplates.all().stream()
                .filter(t -> spec.template() == null || t.name().equals(spec.template()))
                .toList();
    }

    private static void checkLayout(Spec.Expected expected, Recognition recognition) {
        String layout;
        double confidence = 0;
        if (recognition instanceof Recognition.Readable known) {
            layout = known.template().name();
            confidence = known.confidence();
        } else if (recognition instanceof Recognition.Unsure unsure) {
            layout = "unsure";
            confidence = unsure.confidence();
        } else {
            layout = ((Recognition.Unreadable) recognition).code();
        }
        if (expected.layout() != null) {
            assertThat(layout).isEqualTo(expected.layout());
        }
        if (expected.mapping() != null) {
            Map<String, String> fields = new HashMap<>();
            for (ColumnGuess guess : ((Recognition.Readable) recognition).told()) {
                fields.put(guess.column(), guess.field());
            }
            assertThat(fields).containsAllEntriesOf(expected.mapping());
        }
        if (expected.confidenceAtLeast() != null) {
            assertThat(confidence).isGreaterThanOrEqualTo(expected.confidenceAtLeast());
        }
        if (expected.confidenceBelow() != null) {
            assertThat(confidence).isLessThan(expected.confidenceBelow());
        }
    }

    private static void checkRows(Spec.Expected expected, Parsed parsed) {
        List<ObjectNode> events = parsed.events().stream().map(SpecTest::flat).toList();
        if (expected.exact() != null) {
            events.forEach(event -> event.remove(List.of("eventId", "provenance")));
            assertThat(events).isEqualTo(expected.exact());
        }
        if (expected.events() != null) {
            checkEach(expected.events(), events);
        }
        if (expected.rejects() != null) {
            checkEach(
                    expected.rejects(),
                    parsed.rejects().stream().map(r -> (ObjectNode) JSON.valueToTree(r)).toList());
        }
        if (expected.lines() != null) {
            assertThat(parsed.chunk().lines()).isEqualTo(expected.lines());
        }
        if (expected.declared() != null) {
            assertThat(parsed.chunk().declared())
                    .extracting(DeclaredRows::rows)
                    .isEqualTo(expected.declared());
        }
        if (expected.sums() != null) {
            ObjectNode sums = JSON.valueToTree(parsed.chunk().sums());
            for (Map.Entry<String, JsonNode> sum : expected.sums().properties()) {
                assertThat(text(sums.path(sum.getKey()))).isEqualTo(text(sum.getValue()));
            }
        }
        if (expected.warnings() != null) {
            assertThat(parsed.chunk().warnings()).isEqualTo(expected.warnings());
        }
        if (expected.count() != null) {
            assertThat(events).hasSize(expected.count());
        }
    }

    private static ObjectNode flat(PhoneEvent event) {
        try {
            return (ObjectNode) JSON.readTree(JSON.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }

    private static void checkEach(List<Map<String, JsonNode>> expected, List<ObjectNode> actual) {
        assertThat(actual).as("%s", actual).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            ObjectNode one = actual.get(i);
            expected.get(i)
                    .forEach(
                            (path, value) ->
                                    assertThat(at(one, path))
                                            .as(path + " in " + one)
                                            .isEqualTo(text(value)));
        }
    }

    private static @Nullable String at(JsonNode node, String path) {
        JsonNode found = node.has(path) ? node.path(path) : node.at('/' + path.replace('.', '/'));
        return found.isMissingNode() ? null : text(found);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.isValueNode() ? node.asText() : node.toString();
    }
}
