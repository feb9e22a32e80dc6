package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@ExtendWith(RunningStack.Extension.class)
class MainPathIT {

    @Test
    void aFileGoesInEventsComeOutAndAPartnerHearsOfIt(RunningStack stack) throws Exception {
        Client analyst = stack.as("analyst");
        PhoneRecords file = PhoneRecords.of(SampleLayout.T_MOBILE, 5_000, 11, 0.01);
        try (Partner partner = new Partner()) {
            JsonNode webhook =
                    stack.as("manager")
                            .post(
                                    "/webhooks",
                                    "{\"url\":\"%s\",\"events\":[\"job.completed\"]}"
                                            .formatted(partner.url()))
                            .expect(201)
                            .body();

            String job = analyst.uploadJob("calls.csv", file.content());

            List<String> stream =
                    analyst.streamUntil(
                            "/parser/progress/" + job, line -> line.contains("job.completed"));
            assertThat(stream).anyMatch(line -> line.contains("job.started"));
            JsonNode done = analyst.awaitJob(job, "completed");
            assertThat(done.at("/rows/stored").asLong()).isEqualTo(file.events());
            assertThat(done.at("/rows/rejected").asLong()).isEqualTo(file.broken());
            assertThat(done.at("/classification/layout").asText()).containsIgnoringCase("t-mobile");
            assertThat(rejectedLines(analyst, job)).hasSize((int) file.broken());
            assertThat(eventIds(analyst, job)).hasSize((int) file.events());
            assertThat(analyst.get("/parser/jobs/" + job + "/result").expect(200).text().lines())
                    .hasSize((int) file.events() + 1);
            assertThat(
                            analyst.get("/parser/jobs/" + job + "/result?format=ndjson")
                                    .expect(200)
                                    .text()
                                    .lines())
                    .hasSize((int) file.events())
                    .allMatch(line -> line.contains(job));
            assertPartnerHeard(partner, webhook.path("secret").asText(), job);
            stack.as("manager").delete("/webhooks/" + webhook.path("id").asText()).expect(204);
        }
    }

    @Test
    void everyLayoutIsRecognisedByItsContent(RunningStack stack) {
        Client analyst = stack.as("analyst");

        String asterisk =
                analyst.uploadJob(
                        "Master.csv", PhoneRecords.of(SampleLayout.ASTERISK, 200, 5, 0).content());

        JsonNode done = analyst.awaitJob(asterisk, "completed");
        assertThat(done.at("/classification/layout").asText()).containsIgnoringCase("asterisk");
        assertThat(done.at("/rows/stored").asLong()).isEqualTo(200);
    }

    @Test
    void dashboardsCountWhatWasStored(RunningStack stack) {
        Client analyst = stack.as("analyst");
        String range =
                "/dashboard/metrics?from=1990-01-01T00:00:00Z&to=2040-01-01T00:00:00Z&bucket=month";
        long before = analyst.get(range).expect(200).body().at("/totals/events").asLong();
        PhoneRecords file = PhoneRecords.of(SampleLayout.T_MOBILE, 300, 99, 0);

        analyst.awaitJob(analyst.uploadJob("more.csv", file.content()), "completed");

        long after = analyst.get(range).expect(200).body().at("/totals/events").asLong();
        assertThat(after - before).isEqualTo(300);
    }

    @Test
    void theWholeHouseIsUp(RunningStack stack) {
        JsonNode health = stack.as("viewer").get("/system/health").expect(200).body();

        assertThat(health.path("status").asText()).as(health.toString()).isIn("up", "degraded");
        assertThat(health.path("components")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void everyMutatingCallIsInTheAuditLog(RunningStack stack) {
        String job =
                stack.as("analyst")
                        .uploadJob(
                                "audited.csv",
                                PhoneRecords.of(SampleLayout.T_MOBILE, 10, 1, 0).content());
        stack.as("analyst").awaitJob(job, "completed");
        Client admin = stack.as("admin");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(
                                                admin.get("/admin/audit?action=uploads:create")
                                                        .expect(200)
                                                        .body()
                                                        .path("items"))
                                        .isNotEmpty());
        assertThat(admin.get("/admin/audit/verify").expect(200).body().path("valid").asBoolean())
                .isTrue();
    }

    private static void assertPartnerHeard(Partner partner, String secret, String job)
            throws Exception {
        Partner.Delivery delivery = partner.await(d -> d.body().contains(job));
        new Webhook(secret)
                .verify(delivery.body(), HttpHeaders.of(delivery.headers(), (a, b) -> true));
        assertThat(delivery.body()).contains("job.completed");
    }

    private static Set<Long> rejectedLines(Client client, String job) {
        Set<Long> lines = new HashSet<>();
        forEach(
                client,
                "/parser/jobs/" + job + "/rejects?limit=50",
                row -> lines.add(row.path("line").asLong()));
        return lines;
    }

    static Set<String> eventIds(Client client, String job) {
        Set<String> ids = new HashSet<>();
        forEach(
                client,
                "/events?limit=1000&jobId=" + job,
                event -> assertThat(ids.add(event.path("eventId").asText())).isTrue());
        return ids;
    }

    private static void forEach(
            Client client, String path, java.util.function.Consumer<JsonNode> each) {
        String next = path;
        while (next != null) {
            JsonNode page = client.get(next).expect(200).body();
            page.path("items").forEach(each);
            JsonNode cursor = page.at("/page/nextCursor");
            next = cursor.isTextual() ? path + "&cursor=" + cursor.asText() : null;
        }
    }
}
