package io.phonelog.event.read;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

@QuarkusTest
@WithStack
class EventAccessTest {
    private static final String SOME_ID = "0192f0c1-0000-7000-8000-000000000001";

    @Inject TestStore store;
    @Inject DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"events", "events/" + SOME_ID, "dashboard/metrics"})
    void needsAnIdentityWithAPermission(String path) {
        given().get("/api/v1/" + path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.acme().expired())
                .get("/api/v1/" + path)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.acme().withoutRoles())
                .get("/api/v1/" + path)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void anotherTenantsEventIsNotThere() {
        UUID id = UUID.randomUUID();
        TestBatch batch = TestBatch.of(TestEvent.at("2026-09-01T10:00:00Z").id(id).made());
        store.load(batch);

        given().auth()
                .oauth2(Tokens.acme().viewer())
                .get("/api/v1/events/{id}", id)
                .then()
                .statusCode(200)
                .body("eventId", equalTo(id.toString()))
                .body("jobId", equalTo(batch.job().toString()));
        given().auth()
                .oauth2(Tokens.globex().owner())
                .get("/api/v1/events/{id}", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("EVENT_NOT_FOUND"));
        given().auth()
                .oauth2(Tokens.globex().owner())
                .get("/api/v1/events?jobId=" + batch.job())
                .then()
                .body("page.total", equalTo(0));
    }

    @Test
    void theDatabaseAloneKeepsTenantsApart() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-09-02T10:00:00Z").made());
        store.load(batch);

        for (String table :
                new String[] {
                    "event",
                    "origin",
                    "loaded_batch",
                    "job_run",
                    "rollup_hour",
                    "rollup_day",
                    "week_month"
                }) {
            String others =
                    "select count(*) from " + table + " where org_id = '" + Org.ACME.id() + "'";
            assertThat(countAs(Org.ACME, others)).as(table).isPositive();
            assertThat(countAs(Org.GLOBEX, others)).as(table).isZero();
        }
    }

    @Test
    void partitionsCannotBeReadPastThePolicies() {
        store.load(TestBatch.of(TestEvent.at("2026-09-03T10:00:00Z").made()));

        for (String partition : new String[] {"event_2026_09", "event_other"}) {
            for (String role : new String[] {"phonelog_event", "phonelog_event_background"}) {
                for (String doing : new String[] {"select * from ", "delete from ", "truncate "}) {
                    assertThatThrownBy(() -> as(role, doing + partition))
                            .hasMessageContaining("permission denied");
                }
            }
        }
    }

    private void as(String role, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local role " + role);
            connection.createStatement().execute(sql);
        }
    }

    private long countAs(Org org, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("set local phonelog.org = '%s'".formatted(org.id()));
            ResultSet row = connection.createStatement().executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }
}
