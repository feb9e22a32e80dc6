package io.phonelog.event.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** No event is refused for what stands in it. */
@QuarkusTest
@WithStack
class HostileEventsTest {
    @Inject TestStore store;

    @Test
    void keepsTimesThatNoCalendarHas() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        TestEvent.at(Instant.MIN).made(),
                        TestEvent.at(Instant.MAX).made(),
                        TestEvent.at("0007-01-01T00:00:00Z").made(),
                        TestEvent.at("9999-12-31T23:59:59Z").made());

        store.load(batch);

        assertThat(store.rows(batch)).isEqualTo(4);
        assertThat(EventCalls.ids(EventCalls.events(Map.of("jobId", batch.job())))).hasSize(4);
    }

    @Test
    void keepsTextsThatNoColumnHolds() {
        UUID id = UUID.randomUUID();
        String name = "a\0b\n☎\uD800 'quoted' " + "x".repeat(5_000);
        TestBatch batch =
                TestBatch.of(
                                TestEvent.at("2026-03-06T10:00:00Z")
                                        .id(id)
                                        .with("sip:" + "é".repeat(3_000), name)
                                        .lasting(Long.MIN_VALUE)
                                        .made(),
                                TestEvent.at("2026-03-06T10:00:01Z").lasting(Long.MAX_VALUE).made())
                        .from("a\0source");

        store.load(batch);

        var event = EventCalls.viewer().get("/api/v1/events/{id}", id).then().statusCode(200);
        // UTF-8 has no unpaired surrogates: the batch's own writer replaces them.
        assertThat(event.extract().jsonPath().getString("contact.name"))
                .isEqualTo(name.replace('\uD800', '?'));
    }
}
