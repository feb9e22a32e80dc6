package io.phonelog.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.phonelog.notification.log.Announcement;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** docs/asyncapi.yaml describes what the socket says and understands, and nothing else. */
class AsyncApiTest {
    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private static final JsonNode API = read();
    private static final Map<String, Class<?>> RECORDS =
            Map.of(
                    "Command", SocketMessage.Command.class,
                    "Event", SocketMessage.Event.class,
                    "Notice", SocketMessage.Notice.class,
                    "Failure", SocketMessage.Failure.class,
                    "Pong", SocketMessage.Pong.class);

    @TestFactory
    Stream<DynamicTest> schemasHaveTheFieldsOfTheMessages() {
        return RECORDS.entrySet().stream()
                .map(
                        record ->
                                DynamicTest.dynamicTest(
                                        record.getKey(),
                                        () ->
                                                assertThat(fieldsOf(record.getKey()))
                                                        .containsExactlyElementsOf(
                                                                componentsOf(record.getValue()))));
    }

    @Test
    void everyMessageOfTheSocketIsDescribed() {
        assertThat(SocketMessage.class.getPermittedSubclasses())
                .allSatisfy(type -> assertThat(RECORDS).containsValue(type));
    }

    @Test
    void namesEveryTypeOfEvent() {
        List<String> types = new ArrayList<>();
        API.at("/components/schemas/Type/enum").forEach(type -> types.add(type.asText()));
        assertThat(types).containsExactlyInAnyOrderElementsOf(new TreeSet<>(Announcement.types()));
    }

    @TestFactory
    Stream<DynamicTest> examplesAreAsTheirSchemasSay() {
        return API.at("/components/messages").properties().stream()
                .map(
                        message ->
                                DynamicTest.dynamicTest(
                                        message.getKey(), () -> checkExamples(message.getValue())));
    }

    private static void checkExamples(JsonNode message) {
        String name = message.at("/payload/$ref").asText().replaceFirst(".*/", "");
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                FILE.toAbsolutePath().normalize().toUri(),
                                whole("#/components/schemas/" + name));
        for (JsonNode example : message.path("examples")) {
            assertThat(schema.validate(example.path("payload"))).isEmpty();
        }
    }

    /** The document as a schema that stands for one of its schemas. */
    private static JsonNode whole(String reference) {
        var document = new ObjectMapper().createObjectNode();
        document.put("$ref", reference);
        document.set("components", API.path("components"));
        return document;
    }

    private static List<String> fieldsOf(String schema) {
        List<String> names = new ArrayList<>();
        API.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static List<String> componentsOf(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
