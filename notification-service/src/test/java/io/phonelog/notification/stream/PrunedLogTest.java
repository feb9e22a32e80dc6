package io.phonelog.notification.stream;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Socket;
import io.phonelog.notification.SseReader;
import io.phonelog.notification.log.LogFilter;
import io.phonelog.notification.log.LogPruned;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.log.LogTail;
import io.phonelog.notification.retention.Pruning;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A place that is not kept any more is answered with a gap, never with silence. */
@QuarkusTest
@WithStack
class PrunedLogTest {
    private static final UUID ORG = Org.GLOBEX.id();

    private final String viewer = Tokens.globex().viewer();
    private final UUID job = madeEightDaysAgo();

    @Inject LogReader log;
    @Inject Pruning pruning;
    @Inject LiveLog live;

    @Test
    void sseClientIsToldOfTheGapAndGetsWhatIsKept() {
        String pruned = happened(MessageType.JOB_STARTED);
        prune();
        happened(MessageType.JOB_COMPLETED);
        try (SseReader stream = SseReader.open(progress(), viewer, pruned)) {
            assertThat(types(stream.untilEnd())).containsExactly("gap", "job.completed");
        }
    }

    @Test
    void webSocketClientIsToldOfTheGapAndGetsWhatIsKept() {
        String pruned = happened(MessageType.JOB_STARTED);
        prune();
        happened(MessageType.JOB_COMPLETED);
        try (Socket socket = Socket.withToken(viewer)) {
            resume(socket, "job:" + job, pruned);
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("op")).isEqualTo("gap");
            assertThat(socket.next().getString("type")).isEqualTo("job.completed");

            resume(socket, "jobs", pruned);
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("op")).isEqualTo("gap");
        }
    }

    @Test
    void jobOfWhichNothingIsKeptIsAGapToWhoKnewIt() {
        String pruned = happened(MessageType.JOB_COMPLETED);
        prune();
        String path = "/api/v1/stream?streams=job:" + job;
        try (SseReader stream = SseReader.open(path, viewer, pruned)) {
            assertThat(stream.next()).containsEntry("event", "gap");
        }
        try (Socket socket = Socket.withToken(viewer)) {
            resume(socket, "job:" + job, pruned);
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("op")).isEqualTo("gap");
            News.ofJob(Org.GLOBEX, job, MessageType.JOB_QUEUED);
            assertThat(socket.next().getString("type")).isEqualTo("job.queued");
        }
    }

    @Test
    void jobOfWhichNothingIsKeptIsNotFoundByOthers() {
        happened(MessageType.JOB_COMPLETED);
        prune();
        given().auth()
                .oauth2(viewer)
                .get(progress())
                .then()
                .statusCode(404)
                .body("detail", containsString("kept here"));
    }

    @Test
    void placeAfterWhichNothingIsMissingIsNoGap() {
        happened(MessageType.JOB_STARTED);
        String last = happened(MessageType.JOB_PROGRESS);
        keepForAWebhook(last);
        prune();
        happened(MessageType.JOB_COMPLETED);
        try (SseReader stream = SseReader.open(progress(), viewer, last)) {
            assertThat(types(stream.untilEnd())).containsExactly("job.completed");
        }
    }

    @Test
    void placeBeforeAHoleIsAGapThoughItIsKept() {
        String kept = happened(MessageType.JOB_STARTED);
        keepForAWebhook(kept);
        happened(MessageType.JOB_PROGRESS);
        prune();
        happened(MessageType.JOB_COMPLETED);
        try (SseReader stream = SseReader.open(progress(), viewer, kept)) {
            assertThat(types(stream.untilEnd())).containsExactly("gap", "job.completed");
        }
    }

    @Test
    void readerThatIsOvertakenByPruningFails() {
        happened(MessageType.JOB_STARTED);
        long place = log.newest(ORG, 1).map(LogTail::head).await().atMost(Patience.LONG) - 1;
        prune();
        var reading = log.after(ORG, place, 10, LogFilter.ofStream("job:" + job));
        assertThatThrownBy(() -> reading.await().atMost(Patience.LONG))
                .isInstanceOf(LogPruned.class);
    }

    /** Says that something happened to the job, and waits until it is in the log. */
    private String happened(MessageType type) {
        String id = News.ofJob(Org.GLOBEX, job, type).id();
        await().until(
                        () ->
                                !Database.query("select 1 from log_entry where event_id = ?", id)
                                        .isEmpty());
        return id;
    }

    /** Prunes all that there is of the tenant. */
    private void prune() {
        Database.update(
                "update log_entry set time = now() - interval '8 days' where org_id = ?", ORG);
        pruning.prune().await().atMost(Patience.LONG);
        await().until(this::nothingIsInMemory);
    }

    /** As at a replica that nobody followed the tenant at. */
    private boolean nothingIsInMemory() {
        live.forget(Duration.ZERO);
        return !live.remembers(ORG);
    }

    private static void keepForAWebhook(String event) {
        Database.update(
                """
                with webhook as (
                    insert into webhook (id, org_id, url, events, enabled, secret, key_id,
                        created_at, created_by)
                    values (?, ?, 'https://example.com', '{*}', false, '', '1', now(), 'test')
                    returning id)
                insert into delivery
                    (id, org_id, webhook_id, sequence, event_id, stream, type, due_at, created_at)
                select uuid7(), e.org_id, w.id, e.sequence, e.event_id, e.stream, e.type,
                    now(), now()
                from log_entry e, webhook w where e.event_id = ?""",
                Uuid7.next(),
                ORG,
                event);
    }

    private void resume(Socket socket, String stream, String after) {
        socket.say("{'op':'subscribe','stream':'%s','after':'%s'}".formatted(stream, after));
    }

    private String progress() {
        return "/api/v1/parser/progress/" + job;
    }

    private static List<String> types(List<Map<String, String>> events) {
        return events.stream().map(event -> event.get("event")).toList();
    }

    private static UUID madeEightDaysAgo() {
        long millis = Instant.now().minus(Duration.ofDays(8)).toEpochMilli();
        return new UUID(millis << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }
}
