package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A webhook for the time of the demo.
 *
 * @param secret signs what is delivered
 */
record Subscription(ApiClient api, String id, String secret) implements AutoCloseable {
    static Subscription create(ApiClient api, String url, String eventType) throws IOException {
        JsonNode webhook = api.post("/webhooks", Map.of("url", url, "events", List.of(eventType)));
        return new Subscription(api, webhook.path("id").asText(), webhook.path("secret").asText());
    }

    @Override
    public void close() throws IOException {
        api.delete("/webhooks/" + id);
    }
}
