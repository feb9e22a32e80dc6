package io.phonelog.upload.quota;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** The tenant of these tests may have 1 MiB a file, 2 MiB a day and two sessions. */
@QuarkusTest
@WithStack(s3 = true)
class QuotaTest {
    private static final String SESSIONS = Sent.PATH + "/session";

    @Inject DataSource database;

    @BeforeEach
    void anotherDay() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (String statement :
                    List.of(
                            "select set_config('phonelog.org', '%s', true)"
                                    .formatted(Org.GLOBEX.id()),
                            "delete from usage_day",
                            "delete from transfer")) {
                try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                    prepared.execute();
                }
            }
            connection.commit();
        }
    }

    @Test
    void refusesAFileThatIsLargerThanTheTenantMaySend() {
        begin(2 << 20).then().statusCode(413).body("code", is("FILE_TOO_LARGE"));
        tus(2 << 20).then().statusCode(413).body("code", is("FILE_TOO_LARGE"));
        send(Rows.ofSize((1 << 20) + 1)).then().statusCode(413).body("code", is("FILE_TOO_LARGE"));
    }

    @Test
    void refusesASessionTooManyAndSaysWhenToTryAgain() {
        String first = begin(1000).then().statusCode(201).extract().path("id");
        tus(1000).then().statusCode(201);
        Response refused = begin(1000);
        refused.then().statusCode(429).body("code", is("TOO_MANY_SESSIONS"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        call().delete(SESSIONS + "/" + first).then().statusCode(204);
        begin(1000).then().statusCode(201);
    }

    @Test
    void refusesWhatIsTooMuchForADay() {
        send(Rows.ofSize(1 << 20)).then().statusCode(201);
        begin(1 << 20).then().statusCode(201);
        Response refused = begin(10);
        refused.then().statusCode(429).body("code", is("DAY_FULL"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 86_400);
        send(Rows.ofSize(10)).then().statusCode(429);
    }

    private static Response begin(int size) {
        return call().contentType("application/json")
                .body(Map.of("filename", "a.csv", "size", size))
                .post(SESSIONS);
    }

    private static Response tus(int size) {
        return call().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", size)
                .post(Sent.PATH + "/tus");
    }

    private static Response send(byte[] file) {
        return call().contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"a.csv\"")
                .body(file)
                .post(Sent.PATH);
    }

    private static io.restassured.specification.RequestSpecification call() {
        return given().auth().oauth2(Tokens.globex().analyst());
    }
}
