package io.phonelog.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/**
 * What the earlier version does to the tables, as it goes on doing while this one is rolled out.
 */
@QuarkusTest
@WithStack
class RolloutTest {
    private final UUID subscription = Uuid7.next();

    @AfterEach
    void forget() {
        Database.update("delete from push_subscription where id = ?", subscription);
    }

    @Test
    void earlierVersionSubscribesBrowsersAndCountsAttempts() {
        Database.update(
                """
                insert into push_subscription (id, org_id, user_id, admin, channel, digest, sealed,
                    key_id, created_at)
                values (?, ?, 'earlier', false, 'web', uuid_send(gen_random_uuid()), '', '1', now())""",
                subscription,
                Org.ACME.id());
        Database.update(
                """
                with notified as (
                    insert into notification (id, org_id, recipient, event_id, type, time, data)
                    values (uuid7(), ?, 'earlier', uuid7()::text, 'job.failed', now(), '{}')
                    returning id, org_id)
                insert into push_message (id, org_id, subscription_id, notification_id, due_at)
                select uuid7(), org_id, ?, id, now() + interval '1 hour' from notified""",
                Org.ACME.id(),
                subscription);
        assertThat(
                        Database.update(
                                """
                                update push_message set claim = claim + 1, attempts = attempts + 1
                                where subscription_id = ?""",
                                subscription))
                .isEqualTo(1);
    }
}
