package io.phonelog.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Samples are only ever added: changing one changes what other services already sent. */
class GoldenSamplesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyMessageTypeHasSamplesThatStillRead() {
        return Stream.of(MessageType.values())
                .map(type -> DynamicTest.dynamicTest(type.wireName(), () -> readsSamplesOf(type)));
    }

    private static void readsSamplesOf(MessageType type) throws IOException {
        List<Path> samples = samples(GOLDEN.resolve(type.wireName()), ".json");
        assertThat(samples).as("add a sample as golden/%s/v1.json", type.wireName()).isNotEmpty();
        for (Path sample : samples) {
            JsonNode written = JSON.readTree(Files.readAllBytes(sample));
            CloudEvent<?> event = MessageJson.read(Files.readAllBytes(sample));
            assertThat(event.data()).isInstanceOf(type.dataType());
            assertThat(JSON.readTree(MessageJson.write(event))).as("%s", sample).isEqualTo(written);
        }
    }

    private static List<Path> samples(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        }
    }
}
