package io.phonelog.event.read;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.event.EventCalls;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;

@QuarkusTest
@WithStack
class ReadTimeoutTest {
    @Inject TestStore store;

    @ParameterizedTest
    @ValueSource(strings = {"events", "events?type=call"})
    void endsAQuestionThatTakesTooLongWithAdvice(String question) throws SQLException {
        try (Connection owner = store.owner()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table event in access exclusive mode");

            EventCalls.viewer()
                    .get("/api/v1/" + question)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("QUERY_TOO_EXPENSIVE"))
                    .body("detail", containsString("shorter time"));
        }
    }
}
