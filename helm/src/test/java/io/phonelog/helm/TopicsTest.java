package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.contracts.Topics;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

class TopicsTest {
    @Test
    void areThoseOfTheContracts() {
        assertThat(Rendered.byDefault().ofKind("KafkaTopic"))
                .extracting(TopicsTest::topic)
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void belongToTheClusterAndSurviveTheChart() {
        assertThat(Rendered.byDefault().ofKind("KafkaTopic"))
                .allSatisfy(
                        topic -> {
                            assertThat(entry(topic, "labels", "strimzi.io/cluster"))
                                    .isEqualTo("phonelog");
                            assertThat(entry(topic, "annotations", "helm.sh/resource-policy"))
                                    .isEqualTo("keep");
                        });
    }

    private static String entry(JsonNode resource, String map, String key) {
        return resource.path("metadata").path(map).path(key).asText();
    }

    private static Topics.Topic topic(JsonNode resource) {
        return new Topics.Topic(
                Rendered.name(resource),
                resource.at("/spec/partitions").asInt(),
                cleanup(resource.at("/spec/config").path("cleanup.policy").asText()));
    }

    private static Topics.Cleanup cleanup(String policy) {
        return Stream.of(Topics.Cleanup.values())
                .filter(cleanup -> cleanup.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }
}
