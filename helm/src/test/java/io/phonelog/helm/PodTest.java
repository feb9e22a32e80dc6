package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class PodTest {
    private static final Rendered CHART = Rendered.byDefault();

    /** Of {@code quarkus.shutdown.timeout}: how long a service finishes what it has begun. */
    private static final int SHUTDOWN_SECONDS = 20;

    static List<JsonNode> pods() {
        return CHART.ofKind("Deployment").stream().map(d -> d.at("/spec/template/spec")).toList();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isRestricted(JsonNode pod) {
        JsonNode security = pod.path("securityContext");
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("runAsUser").asInt()).isPositive();
        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();

        assertThat(Rendered.each(pod.path("containers")))
                .isNotEmpty()
                .allSatisfy(
                        container -> {
                            JsonNode own = container.path("securityContext");
                            assertThat(own.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                            assertThat(own.path("allowPrivilegeEscalation").asBoolean(true))
                                    .isFalse();
                            assertThat(own.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                            assertThat(own.has("runAsUser")).isFalse();
                        });
    }

    @ParameterizedTest
    @MethodSource("pods")
    void canWriteToTmpOnly(JsonNode pod) {
        assertThat(pod.at("/containers/0/volumeMounts")).hasSize(1);
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
        assertThat(pod.at("/volumes/0/emptyDir").isObject()).isTrue();
    }

    @Test
    void aWorkerHasRoomForCopiesOfLargeArchives() {
        assertThat(temporary("parser-worker")).isEqualTo("24Gi");
        assertThat(temporary("job-service")).isEqualTo("256Mi");
    }

    private static String temporary(String service) {
        JsonNode pod = CHART.ofService("Deployment", service).at("/spec/template/spec");
        return pod.at("/volumes/0/emptyDir/sizeLimit").asText();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isAskedWhetherItIsWell(JsonNode pod) {
        JsonNode container = pod.at("/containers/0");
        assertThat(container.at("/startupProbe/httpGet/path").asText())
                .isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/ready");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void hasTheTimeToFinish(JsonNode pod) {
        int sleep = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();

        assertThat(sleep).isPositive();
        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(sleep + SHUTDOWN_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isNotToldOfOtherServicesByVariables(JsonNode pod) {
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void hasBoundedMemory(JsonNode pod) {
        assertThat(pod.at("/containers/0/resources/limits/memory").asText()).isNotEmpty();
    }

    @Test
    void imageIsThatOfItsService() {
        assertThat(image(CHART, "job-service")).isEqualTo("phonelog/job-service:0.1.0-SNAPSHOT");
        assertThat(image(Rendered.example(), "job-service"))
                .isEqualTo("registry.example.com/phonelog/job-service:0.1.0");
    }

    @Test
    void selectorsMatchTheirPodsAndNoOthers() {
        for (String service : Services.names()) {
            JsonNode deployment = CHART.ofService("Deployment", service);
            JsonNode selector = deployment.at("/spec/selector/matchLabels");

            assertThat(selector.path("app.kubernetes.io/name").asText()).isEqualTo(service);
            assertThat(deployment.at("/spec/template/metadata/labels").properties())
                    .containsAll(selector.properties());
            assertThat(CHART.ofService("Service", service).at("/spec/selector"))
                    .isEqualTo(selector);
            assertThat(
                            CHART.ofService("PodDisruptionBudget", service)
                                    .at("/spec/selector/matchLabels"))
                    .isEqualTo(selector);
            assertThat(
                            CHART.ofService("NetworkPolicy", service)
                                    .at("/spec/podSelector/matchLabels"))
                    .isEqualTo(selector);
        }
    }

    private static String image(Rendered chart, String service) {
        return chart.ofService("Deployment", service)
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }
}
