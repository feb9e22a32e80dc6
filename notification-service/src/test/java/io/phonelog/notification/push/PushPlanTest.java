package io.phonelog.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is due is found as cheaply when the planner is wrong about the browsers. */
@QuarkusTest
@WithStack
class PushPlanTest {
    private static final int BROWSERS = 2_000;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "phonelog.postgres.password")
    String password;

    @Test
    void comparesNoBrowserWithAllOthersAfterAllOfThemRested() throws SQLException {
        // Never committed, so that nothing is pushed to them.
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local search_path = notification");
            waitForRestingBrowsers(statement);
            statement.execute("update push_subscription set free_at = now()");
            String plan = String.join("\n", planOfTake(statement));
            connection.rollback();
            assertThat(plan).contains("rows=" + BROWSERS).doesNotContain("Removed by Join Filter");
        }
    }

    private static void waitForRestingBrowsers(Statement statement) throws SQLException {
        statement.execute(
                """
                insert into push_subscription (id, org_id, user_id, admin, channel, digest, sealed,
                    key_id, created_at, confirmed_at, free_at)
                select uuid7(), uuid7(), 'resting', false, 'web', uuid_send(gen_random_uuid()), '',
                    '1', now(), now(), now() + interval '1 hour'
                from generate_series(1, %d)"""
                        .formatted(BROWSERS));
        statement.execute(
                """
                with notified as (
                    insert into notification (id, org_id, recipient, event_id, type, time, data)
                    select uuid7(), org_id, 'resting', id, 'job.failed', now(), '{}'
                    from push_subscription where user_id = 'resting'
                    returning id, org_id)
                insert into push_message (id, org_id, subscription_id, notification_id, due_at)
                select uuid7(), s.org_id, s.id, n.id, now()
                from notified n join push_subscription s on s.org_id = n.org_id
                where s.user_id = 'resting'""");
        statement.execute("analyze push_subscription, push_message, notification");
    }

    private static List<String> planOfTake(Statement statement) throws SQLException {
        String take =
                PushQueue.TAKE
                        .replace("$1", "32")
                        .replace("$2", "30000")
                        .replace("$3", "'{}'")
                        .replace("$4", "'{}'")
                        .replace("$5", "8");
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain (analyze, timing off) " + take)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
