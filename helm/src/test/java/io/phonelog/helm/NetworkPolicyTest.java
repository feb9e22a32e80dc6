package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class NetworkPolicyTest {
    private static final Rendered CHART = Rendered.byDefault();

    @Test
    void nothingIsAllowedThatIsNotListed() {
        JsonNode all =
                CHART.ofKind("NetworkPolicy").stream()
                        .filter(policy -> Rendered.serviceOf(policy).isEmpty())
                        .findFirst()
                        .orElseThrow();

        assertThat(all.at("/spec/podSelector/matchLabels").has("app.kubernetes.io/name")).isFalse();
        assertThat(all.at("/spec/policyTypes"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(Rendered.each(all.at("/spec/ingress")))
                .allMatch(rule -> !rule.path("from").isEmpty());
    }

    @Test
    void theGatewayReachesWhatHasRoutesOnly() {
        Set<String> routed =
                CHART.ofKind("HTTPRoute").stream()
                        .map(Rendered::serviceOf)
                        .collect(Collectors.toSet());

        for (String service : Services.names()) {
            assertThat(CHART.ofService("NetworkPolicy", service).at("/spec").has("ingress"))
                    .as(service)
                    .isEqualTo(routed.contains(service));
        }
        assertThat(routed).doesNotContain("parser-worker");
    }

    @Test
    void aServiceReachesWhatItUsesOnly() {
        assertThat(ports("job-service")).containsExactly("5432", "443", "http");
        assertThat(ports("parser-worker")).containsExactly("443");
        assertThat(ports("monitoring-service"))
                .containsExactly("5432", "443", "443", "3310", "http");
        assertThat(ports("upload-service")).containsExactly("5432", "443", "443", "3310");
    }

    @Test
    void webhooksDoNotReachIntoTheCluster() {
        JsonNode networks =
                CHART.ofService("NetworkPolicy", "notification-service")
                        .at("/spec/egress")
                        .findValue("except");

        assertThat(networks)
                .extracting(JsonNode::asText)
                .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
    }

    private static List<String> ports(String service) {
        return Rendered.each(CHART.ofService("NetworkPolicy", service).at("/spec/egress"))
                .map(rule -> rule.at("/ports/0/port").asText())
                .toList();
    }
}
