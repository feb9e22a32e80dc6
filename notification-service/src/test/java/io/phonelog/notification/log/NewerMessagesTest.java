package io.phonelog.notification.log;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.test.Org;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class NewerMessagesTest {
    private final UUID job = Uuid7.next();

    @Test
    void typeOfANewerServiceIsSkippedAndBytesThatAreNoMessageAreKept() {
        byte[] noMessage = ("no message " + job).getBytes(StandardCharsets.UTF_8);
        News.say(Topics.JOBS_EVENTS, job, ofType("job.teleported"));
        News.say(Topics.JOBS_EVENTS, job, noMessage);

        try (Wiretap dead = Wiretap.on(Topics.deadLettersOf(Topics.JOBS_EVENTS))) {
            var first = dead.awaitRecord(letter -> job.toString().equals(letter.key()));
            assertThat(first.value()).isEqualTo(noMessage);
        }
        assertThat(given().get("/q/metrics").asString())
                .contains("phonelog_messages_skipped_total{topic=\"jobs.events\"");
    }

    private CloudEvent<?> ofType(String type) {
        CloudEvent<?> known = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        return new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                Uuid7.next().toString(),
                known.source(),
                type,
                known.subject(),
                Instant.now(),
                CloudEvent.DATA_CONTENT_TYPE,
                Org.ACME.id(),
                null,
                null,
                null,
                Map.of("to", "elsewhere"));
    }
}
