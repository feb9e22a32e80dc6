package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.awaitLog;
import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What goes wrong on our side costs an endpoint nothing. */
@QuarkusTest
@WithStack
class OurSideTest {
    private final Receiver receiver = new Receiver();
    private final UUID job = Uuid7.next();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void messageThatCannotBeMadeWaitsWithoutAnAttempt() {
        UUID webhook = UUID.fromString(create(receiver, Map.of("jobId", job.toString())).get("id"));
        // As after a change of keys that a replica does not know of.
        seal(webhook, "another key");
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        awaitTaken(webhook, 4);
        assertThat(of("attempts", "delivery", webhook)).containsExactly("0");
        assertThat(of("failures", "webhook_health", webhook)).containsExactly("0");
        assertThat(of("failing_since", "webhook_health", webhook)).containsOnlyNulls();

        seal(webhook, "1");
        awaitLog(webhook.toString(), "state", "delivered", 1).body("items[0].attempts", hasSize(1));
    }

    private static void seal(UUID webhook, String key) {
        Database.update("update webhook set key_id = ? where id = ?", key, webhook);
    }

    private static void awaitTaken(UUID webhook, int times) {
        await().until(
                        () ->
                                !Database.query(
                                                "select 1 from delivery where webhook_id = ? and claim >= ?",
                                                webhook,
                                                times)
                                        .isEmpty());
    }

    private static List<String> of(String column, String table, UUID webhook) {
        return Database.query(
                "select %s from %s where webhook_id = ?".formatted(column, table), webhook);
    }
}
