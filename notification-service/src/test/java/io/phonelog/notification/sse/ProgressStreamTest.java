package io.phonelog.notification.sse;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.SseReader;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

@QuarkusTest
@WithStack
class ProgressStreamTest {
    private final String viewer = Tokens.acme().viewer();

    @Test
    void followsJobFromItsBeginningToItsEnd() {
        UUID job = Uuid7.next();
        var created = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        try (SseReader stream = SseReader.open(progress(job), viewer, null)) {
            Map<String, String> first = stream.next();
            assertThat(first)
                    .containsEntry("id", created.id())
                    .containsEntry("event", "job.created");
            JsonPath data = JsonPath.from(first.get("data"));
            assertThat(data.getString("jobId")).isEqualTo(job.toString());
            assertThat(data.getString("filename")).isEqualTo("calls-é.csv");
            assertThat(data.getDouble("progressPercentage")).isEqualTo(42.5);
            assertThat(data.getString("at")).isEqualTo("2026-11-21T08:00:00Z");

            News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
            assertThat(stream.next()).containsEntry("event", "job.started");
            News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
            assertThat(types(stream.untilEnd())).containsExactly("job.completed");
        }
    }

    @Test
    void resumesWithExactlyTheRest() {
        UUID job = Uuid7.next();
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        var seen = News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
        News.ofJob(Org.ACME, job, MessageType.JOB_PROGRESS);
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        await(job, 4);
        try (SseReader stream = SseReader.open(progress(job), viewer, seen.id())) {
            assertThat(types(stream.untilEnd())).containsExactly("job.progress", "job.completed");
        }
    }

    @Test
    void goesOnPastAnEndThatWasRetried() {
        UUID job = Uuid7.next();
        News.ofJob(Org.ACME, job, MessageType.JOB_FAILED);
        News.ofJob(Org.ACME, job, MessageType.JOB_QUEUED);
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        await(job, 3);
        try (SseReader stream = SseReader.open(progress(job), viewer, null)) {
            assertThat(types(stream.untilEnd()))
                    .containsExactly("job.failed", "job.queued", "job.completed");
        }
    }

    @Test
    void answersNothingMoreToAClientThatHasTheEnd() {
        UUID job = Uuid7.next();
        var end = News.ofJob(Org.ACME, job, MessageType.JOB_CANCELLED);
        await(job, 1);
        assertThat(SseReader.get(progress(job), viewer, end.id()).statusCode()).isEqualTo(204);
    }

    @Test
    void tellsOfAGapWhenThePlaceIsNotKept() {
        UUID job = Uuid7.next();
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        try (SseReader stream = SseReader.open(progress(job), viewer, "0-unknown")) {
            assertThat(types(stream.untilEnd())).containsExactly("gap", "job.completed");
        }
    }

    @Test
    void sameMessageTwiceIsOneEvent() {
        UUID job = Uuid7.next();
        var created = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        News.say(Topics.JOBS_EVENTS, job, created);
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        try (SseReader stream = SseReader.open(progress(job), viewer, null)) {
            assertThat(types(stream.untilEnd())).containsExactly("job.created", "job.completed");
        }
    }

    @Test
    void waitsForAJobThatWasJustMade() {
        UUID job = Uuid7.next();
        var opening =
                CompletableFuture.supplyAsync(() -> SseReader.open(progress(job), viewer, null));
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        try (SseReader stream = opening.join()) {
            assertThat(stream.next()).containsEntry("event", "job.created");
        }
    }

    @Test
    void unknownJobIsAProblem() {
        given().auth()
                .oauth2(viewer)
                .get(progress(UUID.randomUUID()))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("JOB_NOT_FOUND"));
    }

    @Test
    void jobOfAnotherTenantIsNotThere() {
        UUID job = madeAnHourAgo();
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        Patience.await()
                .until(
                        () ->
                                !Database.query(
                                                "select 1 from log_entry where stream = ?",
                                                "job:" + job)
                                        .isEmpty());
        given().auth()
                .oauth2(Tokens.globex().owner())
                .get(progress(job))
                .then()
                .statusCode(404)
                .body("code", equalTo("JOB_NOT_FOUND"));
    }

    @Test
    void needsATokenAndThePermission() {
        given().get(progress(Uuid7.next())).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.acme().withoutRoles())
                .get(progress(Uuid7.next()))
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.acme().expired())
                .get(progress(Uuid7.next()))
                .then()
                .statusCode(401);
    }

    @Test
    void followsSeveralStreamsAsOne() {
        UUID job = Uuid7.next();
        UUID upload = Uuid7.next();
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        await(job, 1);
        String path = "/api/v1/stream?streams=job:" + job + ",uploads";
        try (SseReader stream = SseReader.open(path, viewer, null)) {
            News.ofUpload(Org.ACME, upload, job);
            Map<String, String> stored = stream.next();
            while (!stored.getOrDefault("data", "").contains(upload.toString())) {
                stored = stream.next();
            }
            assertThat(stored).containsEntry("event", "upload.stored");
            assertThat(stored.get("data")).contains("a.csv").doesNotContain("tenants/secret/place");
            News.ofJob(Org.ACME, job, MessageType.JOB_PROGRESS);
            assertThat(stream.next()).containsEntry("event", "job.progress");
        }
    }

    @Test
    void saysWhichStreamsThereAre() {
        for (String name : List.of("upload:1", "job:1", "job:1-1-1-1-1", ",", "secrets")) {
            given().auth()
                    .oauth2(viewer)
                    .queryParam("streams", name)
                    .get("/api/v1/stream")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("UNKNOWN_STREAM"));
        }
    }

    @Test
    void saysThatNoStreamsWereNamed() {
        given().auth()
                .oauth2(viewer)
                .get("/api/v1/stream")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].field", equalTo("streams"));
    }

    /** Until the log holds so many events of the job. */
    private void await(UUID job, int count) {
        try (SseReader stream = SseReader.open("/api/v1/stream?streams=job:" + job, viewer, null)) {
            for (int seen = 0; seen < count; seen++) {
                stream.next();
            }
        }
    }

    /** Not waited for when it is unknown. */
    private static UUID madeAnHourAgo() {
        long millis = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
        return new UUID(millis << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }

    private static String progress(UUID job) {
        return "/api/v1/parser/progress/" + job;
    }

    private static List<String> types(List<Map<String, String>> events) {
        return events.stream().map(event -> event.get("event")).toList();
    }
}
