package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

class EnvironmentTest {
    private static final Rendered CHART = Rendered.byDefault();

    static List<String> services() {
        return Services.names();
    }

    @ParameterizedTest
    @MethodSource("services")
    void givesAServiceAllItDemands(String service) {
        assertThat(environment(CHART, service))
                .containsKeys(Services.demanded(service).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("services")
    void givesAServiceNothingItDoesNotKnow(String service) {
        assertThat(environment(CHART, service).keySet())
                .allMatch(variable -> Services.knows(service, variable));
        assertThat(environment(Rendered.example(), service).keySet())
                .allMatch(variable -> Services.knows(service, variable));
    }

    @ParameterizedTest
    @MethodSource("services")
    void factsAreThoseOfTheServicesSettings(String service) {
        JsonNode facts = Yaml.file(Path.of("phonelog/files/services.yaml")).path(service);

        assertThat(facts.path("schema").asText()).isEqualTo(Services.schema(service));
        assertThat(facts.path("files").asBoolean())
                .isEqualTo(Services.demanded(service).contains("PHONELOG_S3_SECRET_KEY"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsComeFromSecretsAndNothingElseDoes(String service) {
        environment(CHART, service)
                .forEach(
                        (variable, from) ->
                                assertThat(from.equals("Secret"))
                                        .as(variable)
                                        .isEqualTo(isSecret(variable)));
    }

    @Test
    void rolesOfAServiceHaveTheirOwnSecrets() {
        JsonNode container = container(CHART, "event-service");

        assertThat(secretOf(container, "PHONELOG_POSTGRES_PASSWORD"))
                .isEqualTo("phonelog-db-event/password");
        assertThat(secretOf(container, "PHONELOG_POSTGRES_OWNER_PASSWORD"))
                .isEqualTo("phonelog-db-event-owner/password");
    }

    @Test
    void monitoringAsksEveryOtherService() {
        JsonNode settings = settings(CHART, "monitoring-service");

        for (String name : Services.names()) {
            if (!name.equals("monitoring-service")) {
                String variable = "PHONELOG_HEALTH_TARGETS_" + name.toUpperCase().replace('-', '_');
                assertThat(settings.path(variable).asText())
                        .isEqualTo("http://phonelog-" + name + ":8080/q/health/ready");
            }
        }
    }

    @Test
    void uploadsAreScannedUnlessTheDeploymentSaysOtherwise() {
        JsonNode usual = settings(CHART, "upload-service");
        assertThat(usual.path("PHONELOG_SCAN_ADDRESS").asText()).isEqualTo("clamav:3310");
        assertThat(usual.path("PHONELOG_SCAN_REQUIRED").asText()).isEqualTo("true");
        assertThat(settings(CHART, "monitoring-service").path("PHONELOG_HEALTH_CLAMD").asText())
                .isEqualTo("clamav:3310");

        Rendered without = Rendered.with(Map.of("clamd.address", "", "clamd.required", "false"));
        JsonNode unscanned = settings(without, "upload-service");
        assertThat(unscanned.has("PHONELOG_SCAN_ADDRESS")).isFalse();
        assertThat(unscanned.path("PHONELOG_SCAN_REQUIRED").asText()).isEqualTo("false");
    }

    @Test
    void pushesWhenSomebodyCanBeAskedAboutIt() {
        assertThat(environment(CHART, "notification-service"))
                .doesNotContainKeys("PHONELOG_PUSH_SUBJECT", "PHONELOG_PUSH_PRIVATE_KEY");
        JsonNode container = container(Rendered.example(), "notification-service");
        assertThat(secretOf(container, "PHONELOG_PUSH_PUBLIC_KEY"))
                .isEqualTo("push-keys/public-key");
        assertThat(secretOf(container, "PHONELOG_PUSH_PRIVATE_KEY"))
                .isEqualTo("push-keys/private-key");
        assertThat(
                        settings(Rendered.example(), "notification-service")
                                .path("PHONELOG_PUSH_SUBJECT")
                                .asText())
                .isEqualTo("mailto:ops@example.com");
    }

    @Test
    void aSettingOfTheDeploymentWins() {
        JsonNode settings = settings(Rendered.example(), "parser-worker");

        assertThat(settings.path("PHONELOG_WORKER_CHUNKS_AT_ONCE").asText()).isEqualTo("4");
        assertThat(settings.path("PHONELOG_KAFKA_BOOTSTRAP_SERVERS").asText())
                .isEqualTo("kafka-0.example.com:9092,kafka-1.example.com:9092");
    }

    @Test
    void changedSettingsMakeNewPods() {
        assertThat(checksum(Rendered.example(), "parser-worker"))
                .isNotEqualTo(checksum(CHART, "parser-worker"));
    }

    /** Variables, each with where it comes from. */
    private static Map<String, String> environment(Rendered chart, String service) {
        Map<String, String> environment = new TreeMap<>();
        settings(CHART, service)
                .fieldNames()
                .forEachRemaining(n -> environment.put(n, "ConfigMap"));
        environment.putAll(
                Rendered.each(container(chart, service).path("env"))
                        .collect(
                                Collectors.toMap(
                                        variable -> variable.path("name").asText(),
                                        variable ->
                                                variable.at("/valueFrom/secretKeyRef").isObject()
                                                        ? "Secret"
                                                        : "text")));
        return environment;
    }

    private static boolean isSecret(String variable) {
        return variable.matches(".*(PASSWORD|_KEY)");
    }

    private static String secretOf(JsonNode container, String variable) {
        JsonNode reference =
                Rendered.each(container.path("env"))
                        .filter(entry -> entry.path("name").asText().equals(variable))
                        .findFirst()
                        .orElseThrow()
                        .at("/valueFrom/secretKeyRef");
        return reference.path("name").asText() + "/" + reference.path("key").asText();
    }

    private static JsonNode settings(Rendered chart, String service) {
        return chart.ofService("ConfigMap", service).path("data");
    }

    private static JsonNode container(Rendered chart, String service) {
        return chart.ofService("Deployment", service).at("/spec/template/spec/containers/0");
    }

    private static String checksum(Rendered chart, String service) {
        return chart.ofService("Deployment", service)
                .at("/spec/template/metadata/annotations")
                .path("checksum/settings")
                .asText();
    }
}
