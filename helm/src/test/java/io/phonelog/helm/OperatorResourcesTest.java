package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class OperatorResourcesTest {
    private static final Path FOLDER = Path.of("../k8s");

    static List<JsonNode> resources() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(file -> Yaml.documents(Yaml.text(file)).stream())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isAResourceOfTheNamespace(JsonNode resource) {
        assertThat(resource.path("apiVersion").asText()).isNotEmpty();
        assertThat(resource.path("kind").asText()).isNotEmpty();
        assertThat(Rendered.name(resource)).isNotEmpty();
        if (!resource.path("kind").asText().equals("Namespace")) {
            assertThat(resource.at("/metadata/namespace").asText()).isEqualTo("phonelog");
        }
    }

    @Test
    void fitsItsApiWhereThereIsAModelOfIt() throws IOException {
        List<JsonNode> known = resources().stream().filter(StrictApi::knows).toList();

        assertThat(known).hasSizeGreaterThan(2).allSatisfy(StrictApi::check);
    }

    @Test
    void addressesAreThoseThatTheChartExpects() throws IOException {
        JsonNode values = Yaml.file(Rendered.CHART.resolve("values.yaml"));

        assertThat(values.at("/postgres/host").asText())
                .isEqualTo(Rendered.name(one("Cluster")) + "-rw");
        assertThat(values.at("/kafka/bootstrapServers").asText())
                .isEqualTo(Rendered.name(one("Kafka")) + "-kafka-bootstrap:9092");
    }

    @Test
    void everyRoleOfTheChartLogsInWithTheSecretThatTheChartReads() throws IOException {
        List<String> roles =
                Rendered.each(one("Cluster").at("/spec/managed/roles"))
                        .map(
                                role ->
                                        role.path("name").asText()
                                                + " "
                                                + role.at("/passwordSecret/name").asText())
                        .toList();

        for (String schema : schemas()) {
            assertThat(roles)
                    .contains(
                            "phonelog_%1$s phonelog-db-%1$s".formatted(schema),
                            "phonelog_%1$s_owner phonelog-db-%1$s-owner".formatted(schema));
        }
    }

    @Test
    void workingRolesDoNotInheritTheBackgroundRole() throws IOException {
        for (String schema : schemas()) {
            JsonNode role =
                    Rendered.each(one("Cluster").at("/spec/managed/roles"))
                            .filter(r -> r.path("name").asText().equals("phonelog_" + schema))
                            .findFirst()
                            .orElseThrow();

            assertThat(role.path("inherit").asBoolean(true)).isFalse();
            assertThat(role.at("/inRoles/0").asText())
                    .isEqualTo("phonelog_%s_background".formatted(schema));
        }
    }

    @Test
    void rolesScriptMakesEverySchemaAndSetsNoPassword() throws Exception {
        Process process = new ProcessBuilder("sh", FOLDER.resolve("roles.sh").toString()).start();
        String sql = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(statements(sql)).doesNotContain("@", "PASSWORD");
        for (String schema : schemas()) {
            assertThat(sql)
                    .contains(
                            "CREATE SCHEMA IF NOT EXISTS %1$s AUTHORIZATION phonelog_%1$s_owner"
                                    .formatted(schema));
        }
    }

    private static String statements(String sql) {
        return sql.replaceAll("(?m)^--.*$", "");
    }

    private static List<String> schemas() {
        return Services.names().stream().map(Services::schema).filter(s -> !s.isEmpty()).toList();
    }

    private static JsonNode one(String kind) throws IOException {
        List<JsonNode> found =
                resources().stream().filter(r -> r.path("kind").asText().equals(kind)).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }
}
