package io.phonelog.event.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.MadeYears;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/** What analysts ask of a day reads that day, not its month and no other. */
@QuarkusTest
@WithStack
class InsightPlanTest {
    private static final String DAY = "e.start_at >= :from and e.start_at < :to";
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "from", "2004-02-10T00:00:00Z",
                    "to", "2004-02-11T00:00:00Z",
                    "zone", "Europe/Berlin",
                    "subject", "+15567",
                    "subjects", "2",
                    "around", "600",
                    "km", "1");

    @Inject TestStore store;

    static Stream<String> questions() {
        return Stream.of(Timeline.DAYS, SharedContacts.SHARED, Locations.BY_HOUR, Meetings.NEAR);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aDayIsReadByTheIndexOfItsMonth(String question) throws SQLException {
        try (MadeYears made = new MadeYears(store)) {
            assertThat(made.plan(question.formatted(DAY), PARAMETERS))
                    .contains("event_2004_02_org_id_start_at_id_idx")
                    .doesNotContain(
                            "event_2004_01", "event_2004_03", "event_other", "Seq Scan on event");
        }
    }
}
