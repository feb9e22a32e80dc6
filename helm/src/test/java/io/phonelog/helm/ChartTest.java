package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ChartTest {
    static Stream<Rendered> deployments() {
        return Stream.of(Rendered.byDefault(), Rendered.example());
    }

    @Test
    void lintFindsNothing() {
        LintResult result = new Helm(Rendered.CHART).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void everyResourceFitsItsApi(Rendered rendered) {
        assertThat(rendered.resources()).isNotEmpty().allSatisfy(StrictApi::check);
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec, serviceAcountName",
        "Deployment, /spec/template/spec/containers/0/securityContext, readOnlyRootFileSystem",
        "NetworkPolicy, /spec, policyType",
        "HTTPRoute, /spec/rules/0/matches/0, paths",
        "KafkaTopic, /spec, partition"
    })
    void theCheckSeesMisspeltFields(String kind, String where, String misspelt) {
        JsonNode resource = Rendered.byDefault().ofKind(kind).get(0).deepCopy();
        ((ObjectNode) resource.at(where)).put(misspelt, "x");

        assertThatThrownBy(() -> StrictApi.check(resource)).hasMessageContaining(misspelt);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void noTwoResourcesShareKindAndName(Rendered rendered) {
        assertThat(rendered.resources())
                .extracting(r -> r.path("kind").asText() + "/" + Rendered.name(r))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyServiceHasAllItsResources() {
        Rendered rendered = Rendered.byDefault();

        for (String service : Services.names()) {
            for (String kind :
                    List.of(
                            "Deployment",
                            "Service",
                            "ServiceAccount",
                            "ConfigMap",
                            "PodDisruptionBudget",
                            "NetworkPolicy")) {
                assertThat(Rendered.name(rendered.ofService(kind, service)))
                        .isEqualTo("phonelog-" + service);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postgres.hots, db, hots",
        "services.parser-worker.replica, 3, replica",
        "services.parser-workers.replicas, 3, parser-workers",
        "services.job-service.settings.PHONELOG_POSTGRES_PASSWORD, x, PASSWORD",
        "services.job-service.resources.limits.memory, lots, memory",
        "oidc.issuer, id.example.com, issuer",
        "networkPolicy.webhooks.prot, 443, prot",
        "clamd.address, '', address",
        "kafka.bootstrapServers, kafka, bootstrapServers"
    })
    void refusesWrongValues(String path, String value, String named) {
        assertThatThrownBy(() -> Rendered.with(Map.of(path, value)))
                .hasMessageContaining("schema")
                .hasMessageContaining(named);
    }

    @Test
    void leavesOutWhatIsSwitchedOff() {
        Rendered rendered =
                Rendered.with(
                        Map.of(
                                "gateway.enabled",
                                "false",
                                "networkPolicy.enabled",
                                "false",
                                "kafka.topics.enabled",
                                "false"));

        assertThat(rendered.resources())
                .extracting(resource -> resource.path("kind").asText())
                .isNotEmpty()
                .doesNotContain("HTTPRoute", "NetworkPolicy", "KafkaTopic");
    }
}
