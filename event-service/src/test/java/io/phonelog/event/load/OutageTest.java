package io.phonelog.event.load;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;

@QuarkusTest
@WithStack
class OutageTest {
    @Inject TestStore store;
    @Inject MeterRegistry metrics;

    @Test
    void losesNothingWhilePostgresIsAway() {
        TestBatch first = TestBatch.of(TestEvent.at("2026-04-01T10:00:00Z").made());
        TestBatch second = first.then(TestEvent.at("2026-04-01T11:00:00Z").made());
        store.load(first);
        EmbeddedStack.stopPostgres();
        try {
            store.send(second);
            await().until(() -> waited() > 0);
        } finally {
            EmbeddedStack.startPostgres();
        }

        await().untilAsserted(() -> assertThat(store.rows(second)).isEqualTo(2));
        await().untilAsserted(
                        () ->
                                assertThat(
                                                EventCalls.events(Map.of("jobId", second.job()))
                                                        .getInt("page.total"))
                                        .isEqualTo(2));
    }

    private double waited() {
        return metrics.counter("phonelog_messages_retried", "topic", "records.parsed").count();
    }
}
