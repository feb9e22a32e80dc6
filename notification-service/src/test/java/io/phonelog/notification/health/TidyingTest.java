package io.phonelog.notification.health;

import static io.phonelog.notification.Partner.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.Receiver;
import io.phonelog.test.Database;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class TidyingTest {
    @Inject Tidying tidying;

    @Test
    void whatWaitsForADisabledWebhookLongerThanTheLogIsKeptIsCancelled() {
        try (Receiver receiver = new Receiver()) {
            UUID webhook = UUID.fromString(create(receiver, Map.of("enabled", false)).get("id"));
            UUID old = waiting(webhook, "8 days");
            UUID young = waiting(webhook, "6 days");
            tidying.tidy().await().atMost(Patience.LONG);
            assertThat(state(old)).isEqualTo("CANCELLED");
            assertThat(state(young)).isEqualTo("PENDING");
        }
    }

    private static UUID waiting(UUID webhook, String age) {
        UUID id = Uuid7.next();
        Database.update(
                """
                insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type,
                    due_at, created_at)
                select ?, org_id, id, 0, ?, 'job:a', 'job.created', now(),
                    now() - cast(? as interval)
                from webhook where id = ?""",
                id,
                id.toString(),
                age,
                webhook);
        return id;
    }

    private static String state(UUID delivery) {
        return Database.query("select state from delivery where id = ?", delivery).get(0);
    }
}
