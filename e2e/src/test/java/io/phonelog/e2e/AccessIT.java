package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

@ExtendWith(RunningStack.Extension.class)
class AccessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> EVERY_SERVICE =
            List.of(
                    "/parser/upload",
                    "/parser/jobs",
                    "/templates",
                    "/events",
                    "/webhooks",
                    "/system/health");

    @Test
    void nobodyGetsInWithoutAToken(RunningStack stack) {
        for (String path : EVERY_SERVICE) {
            Client.Answer answer = stack.anonymous().get(path).expect(401);

            assertThat(answer.code()).as(path).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.body().path("requestId").asText()).isNotBlank();
        }
    }

    @Test
    void aViewerMayLookButNotCancel(RunningStack stack) {
        String job = smallJob(stack);

        stack.as("viewer").get("/parser/jobs/" + job).expect(200);
        Client.Answer answer =
                stack.as("viewer").post("/parser/jobs/" + job + "/cancel").expect(403);

        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void anotherTenantsThingsAreNotThere(RunningStack stack) {
        String job = smallJob(stack);
        JsonNode done = stack.as("analyst").awaitJob(job, "completed");
        JsonNode event =
                stack.as("analyst").get("/events?jobId=" + job).expect(200).body().at("/items/0");
        Client stranger = stack.as("other-owner");

        stranger.get("/parser/status/" + job).expect(404);
        stranger.get("/parser/upload/" + done.path("uploadId").asText()).expect(404);
        stranger.get("/parser/upload/" + done.path("uploadId").asText() + "/content").expect(404);
        stranger.get("/parser/progress/" + job).expect(404);
        stranger.get("/events/" + event.path("eventId").asText()).expect(404);
        stranger.post("/parser/jobs/" + job + "/cancel").expect(404);
        assertThat(stranger.get("/events?jobId=" + job).expect(200).body().path("items")).isEmpty();
    }

    @Test
    void anApiKeyOpensEveryServiceUntilItIsRevoked(RunningStack stack) {
        Client admin = stack.as("admin");
        JsonNode key =
                admin.post(
                                "/admin/api-keys",
                                """
                                {"name":"reader","permissions":["jobs:read","events:read"]}""")
                        .expect(201)
                        .body();
        String secret = key.path("key").asText();
        for (String path : List.of("/parser/jobs", "/events")) {
            await().atMost(PATIENCE).until(() -> admin.getWithKey(path, secret).status() == 200);
        }
        await().atMost(PATIENCE).until(() -> admin.getWithKey("/webhooks", secret).status() == 403);

        admin.delete("/admin/api-keys/" + key.path("id").asText()).expect(204);

        for (String path : List.of("/parser/jobs", "/events")) {
            await().atMost(PATIENCE).until(() -> admin.getWithKey(path, secret).status() == 401);
        }
    }

    private static String smallJob(RunningStack stack) {
        return stack.as("analyst")
                .uploadJob("small.csv", PhoneRecords.of(SampleLayout.T_MOBILE, 20, 1, 0).content());
    }
}
