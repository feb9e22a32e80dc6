package io.phonelog.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.phonelog.contracts.MessageJson;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Partners are promised the schemas of docs/schemas: what is sent must be as they say. */
class EventSchemaTest {
    private static final Path SCHEMAS = Path.of("../docs/schemas");
    private static final Path GOLDEN = Path.of("../contracts/src/test/resources/golden");
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    @TestFactory
    Stream<DynamicTest> dataOfEveryTypeIsAsItsSchemaSays() {
        return types(EventSchemaTest::checkSamples);
    }

    @TestFactory
    Stream<DynamicTest> schemaOfEveryTypeNamesAllFields() {
        return types(
                type -> {
                    List<String> fields =
                            Arrays.stream(Announcement.dataOf(type).getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .toList();
                    assertThat(read(file(type)).path("properties").fieldNames())
                            .toIterable()
                            .containsExactlyElementsOf(fields);
                });
    }

    private interface Check {
        void of(String type) throws IOException;
    }

    private static Stream<DynamicTest> types(Check check) {
        return Announcement.types().stream()
                .sorted()
                .map(type -> DynamicTest.dynamicTest(type, () -> check.of(type)));
    }

    private static void checkSamples(String type) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(read(file(type)));
        try (Stream<Path> samples = Files.list(GOLDEN.resolve(type))) {
            for (Path sample : samples.sorted().toList()) {
                var event = MessageJson.read(Files.readAllBytes(sample));
                JsonNode data = JSON.valueToTree(Announcement.of(event).orElseThrow().data());
                assertThat(schema.validate(data)).as("%s", sample).isEmpty();
            }
        }
    }

    private static Path file(String type) {
        return SCHEMAS.resolve((type.startsWith("job.") ? "job" : type) + ".json");
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }
}
