package io.phonelog.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every batch that was ever written reads the same for good: {@code <name>.bin} holds the events of
 * {@code <name>.json}. To add a sample, run with {@code -Dgolden.write=<name>}.
 */
class GoldenRowBatchTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/row-batch");
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    /** A sample as JSON. */
    record Sample(RowBatch.Header header, List<PhoneEvent> events) {}

    @TestFactory
    Stream<DynamicTest> oldBatchesReadAsTheyAlwaysDid() throws IOException {
        writeSampleIfAsked();
        List<Path> samples;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            samples = files.filter(f -> f.toString().endsWith(".bin")).sorted().toList();
        }
        assertThat(samples).isNotEmpty();
        return samples.stream().map(f -> DynamicTest.dynamicTest(f + "", () -> reads(f)));
    }

    @Test
    void theCurrentWriterStillWritesItsSchema() throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve("v" + RowBatch.VERSION + ".bin"));
        RowBatch batch = RowBatch.read(golden);
        RowBatchWriter writer = new RowBatchWriter(batch.header());
        batch.forEach(writer::add);
        assertThat(writer.toBytes()).isEqualTo(golden);
    }

    @Test
    void anEventIsOneFlatObjectInJson() throws IOException {
        PhoneEvent event = new RandomEvents(8).next();
        assertThat(JSON.valueToTree(event).path("start").asText())
                .isEqualTo(event.time().start().toString());
        assertThat(JSON.readValue(JSON.writeValueAsBytes(event), PhoneEvent.class))
                .isEqualTo(event);
    }

    private static void reads(Path file) throws IOException {
        RowBatch batch = RowBatch.read(Files.readAllBytes(file));
        Path json = file.resolveSibling(file.getFileName().toString().replace(".bin", ".json"));
        Sample sample =
                new Sample(
                        batch.header(), StreamSupport.stream(batch.spliterator(), false).toList());
        assertThat(JSON.readTree(JSON.writeValueAsBytes(sample)))
                .isEqualTo(JSON.readTree(Files.readAllBytes(json)));
    }

    private static void writeSampleIfAsked() throws IOException {
        String name = System.getProperty("golden.write");
        if (name == null) {
            return;
        }
        List<PhoneEvent> events = new RandomEvents(2026).list(12);
        RowBatchWriter writer = new RowBatchWriter(RandomEvents.HEADER);
        events.forEach(writer::add);
        Files.createDirectories(GOLDEN);
        Files.write(GOLDEN.resolve(name + ".bin"), writer.toBytes());
        Sample sample = new Sample(RandomEvents.HEADER, events);
        Files.write(GOLDEN.resolve(name + ".json"), JSON.writeValueAsBytes(sample));
    }
}
