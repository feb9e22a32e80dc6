package io.phonelog.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;

import java.io.IOException;
import java.util.Map;

/** Refuses resources with a field that their API does not have, or without one that it demands. */
final class StrictApi {
    private static final Map<String, Check> CHECKS =
            Map.ofEntries(
                    Map.entry("v1/ConfigMap", V1ConfigMap::validateJsonElement),
                    Map.entry("v1/Namespace", V1Namespace::validateJsonElement),
                    Map.entry("v1/Service", V1Service::validateJsonElement),
                    Map.entry("v1/ServiceAccount", V1ServiceAccount::validateJsonElement),
                    Map.entry("apps/v1/Deployment", V1Deployment::validateJsonElement),
                    Map.entry(
                            "policy/v1/PodDisruptionBudget",
                            V1PodDisruptionBudget::validateJsonElement),
                    Map.entry(
                            "networking.k8s.io/v1/NetworkPolicy",
                            V1NetworkPolicy::validateJsonElement),
                    Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", as(HTTPRoute.class)),
                    Map.entry("kafka.strimzi.io/v1/Kafka", as(Kafka.class)),
                    Map.entry("kafka.strimzi.io/v1/KafkaNodePool", as(KafkaNodePool.class)),
                    Map.entry("kafka.strimzi.io/v1/KafkaTopic", as(KafkaTopic.class)));

    private StrictApi() {}

    private interface Check {
        void accept(JsonElement resource) throws IOException;
    }

    /** Whether there is a model of the resource's kind. */
    static boolean knows(JsonNode resource) {
        return CHECKS.containsKey(kindOf(resource));
    }

    /**
     * Checks a resource.
     *
     * @throws IllegalArgumentException telling what is wrong with it
     */
    static void check(JsonNode resource) {
        Check check = CHECKS.get(kindOf(resource));
        if (check == null) {
            throw new IllegalArgumentException("Nothing is known of " + kindOf(resource));
        }
        try {
            check.accept(JsonParser.parseString(resource.toString()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    kindOf(resource) + " " + Rendered.name(resource) + ": " + e.getMessage(), e);
        }
    }

    private static String kindOf(JsonNode resource) {
        return resource.path("apiVersion").asText() + "/" + resource.path("kind").asText();
    }

    private static Check as(Class<?> model) {
        ObjectMapper mapper = strictMapper();
        return resource -> {
            try {
                mapper.readValue(resource.toString(), model);
            } catch (JsonProcessingException e) {
                throw new IOException(e.getOriginalMessage(), e);
            }
        };
    }

    /** These models keep what they do not know; without that way out it is an error. */
    private static ObjectMapper strictMapper() {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(
                        new JacksonAnnotationIntrospector() {
                            private static final long serialVersionUID = 1;

                            @Override
                            public Boolean hasAnySetter(Annotated annotated) {
                                return false;
                            }
                        });
    }
}
