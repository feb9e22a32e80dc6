package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.e2e.Partner.Delivery;
import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What partners get, whatever becomes of the service that tells them. */
@ExtendWith(RunningStack.Extension.class)
class WebhooksIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CLIENTS =
            Path.of(System.getProperty("phonelog.root")).resolve("e2e/clients");
    private static final int JOBS = 12;

    @Test
    void everyEventArrivesInOrderAlthoughTheServiceIsKilledAmongThem(RunningStack stack)
            throws Exception {
        Client manager = stack.as("manager");
        try (Partner partner = new Partner()) {
            JsonNode webhook =
                    manager.post(
                                    "/webhooks",
                                    "{\"url\":\"%s\",\"events\":[\"job.*\"],\"ordered\":true}"
                                            .formatted(partner.url()))
                            .expect(201)
                            .body();
            int restarts = stack.restarts("notification-service");
            List<String> jobs = new ArrayList<>();
            for (int n = 0; n < JOBS; n++) {
                jobs.add(upload(stack.as("analyst"), n));
                if (n == JOBS / 2) {
                    partner.await(delivery -> true);
                    stack.kill("notification-service");
                }
            }
            stack.awaitBack("notification-service", restarts);

            for (String job : jobs) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(
                                () ->
                                        assertThat(types(partner, job))
                                                .startsWith("job.created")
                                                .contains("job.started")
                                                .endsWith("job.completed"));
            }
            verify(webhook.path("secret").asText(), partner.deliveries());
            manager.delete("/webhooks/" + webhook.path("id").asText()).expect(204);
        }
    }

    private static String upload(Client client, int seed) {
        return client.uploadJob(
                "calls-%d.csv".formatted(seed),
                PhoneRecords.of(SampleLayout.T_MOBILE, 200, 700 + seed, 0).content());
    }

    /** The types of a job's events in the order in which each came first. */
    private static List<String> types(Partner partner, String job) {
        return partner.deliveries().stream()
                .map(WebhooksIT::body)
                .filter(body -> body.at("/data/jobId").asText().equals(job))
                .map(body -> body.path("type").asText())
                .distinct()
                .toList();
    }

    private static JsonNode body(Delivery delivery) {
        try {
            return JSON.readTree(delivery.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void verify(String secret, List<Delivery> deliveries) throws Exception {
        assumeThat(Files.isDirectory(CLIENTS.resolve("node_modules")))
                .as("npm ci --prefix e2e/clients")
                .isTrue();
        List<Map<String, Object>> messages =
                deliveries.stream()
                        .map(
                                delivery ->
                                        Map.of(
                                                "headers",
                                                headers(delivery),
                                                "body",
                                                (Object) delivery.body()))
                        .toList();
        Process node =
                new ProcessBuilder("node", CLIENTS.resolve("verify.mjs").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var in = node.getOutputStream()) {
            JSON.writeValue(in, Map.of("secret", secret, "messages", messages));
        }
        String counted = new String(node.getInputStream().readAllBytes()).strip();
        assertThat(node.waitFor()).isZero();
        assertThat(counted).isEqualTo(Integer.toString(deliveries.size()));
    }

    private static Map<String, String> headers(Delivery delivery) {
        return delivery.headers().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> header.getValue().get(0)));
    }
}
