package io.phonelog.event.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.MadeYears;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A dashboard reads sums, by their keys, and the events of the days that are cut. */
@QuarkusTest
@WithStack
class DashboardPlanTest {
    private static final Period YEARS = period("2004-02-20T05:00:00Z", "2006-11-03T07:00:00Z");
    private static final Period WEEKS = period("2004-02-20T05:00:00Z", "2004-03-05T00:00:00Z");

    @Inject TestStore store;

    @Test
    void weeksAreReadByTheKeysOfTheirSums() throws SQLException {
        assertThat(plan(WEEKS))
                .contains("rollup_day_pkey", "rollup_hour_pkey", "contact_day_by_day")
                .contains("event_2004_02_org_id_start_at_id_idx")
                .doesNotContain("Seq Scan on rollup", "Seq Scan on event", "event_2004_03");
    }

    @Test
    void yearsReadMonthsAndOfTheDaysThatAreCutTheEvents() throws SQLException {
        assertThat(plan(YEARS))
                .contains("rollup_hour_pkey", "week_month", "contact_month", "contact_day_by_day")
                .contains("event_2004_02_org_id_start_at_id_idx")
                .doesNotContain("Seq Scan on rollup_hour", "Seq Scan on event_2004")
                .doesNotContain("event_2004_01", "event_2004_03");
    }

    @Test
    void noEventIsReadOfWholeDays() throws SQLException {
        assertThat(plan(period("2004-02-20T00:00:00Z", "2006-11-03T00:00:00Z")))
                .doesNotContain(" on event");
    }

    private String plan(Period period) throws SQLException {
        MetricsSql sql = new MetricsSql(period, Bucket.DAY, true);
        Map<String, String> times = new HashMap<>();
        sql.times().forEach((name, time) -> times.put(name, time.toString()));
        try (MadeYears made = new MadeYears(store)) {
            return made.plan(sql.text(), times);
        }
    }

    private static Period period(String from, String to) {
        return new Period(Instant.parse(from), Instant.parse(to));
    }
}
