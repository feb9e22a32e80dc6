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
    void totalsOfYearsReadDaysAndTheHoursOfBothEnds() throws SQLException {
        try (MadeYears made = new MadeYears(store)) {
            assertThat(made.plan(DashboardRepository.TOTALS, days(WEEKS)))
                    .contains("rollup_day_pkey", "rollup_hour_pkey")
                    .doesNotContain("Seq Scan");
            assertThat(made.plan(DashboardRepository.TOTALS, days(YEARS)))
                    .contains("rollup_hour_pkey")
                    .doesNotContain("Seq Scan on rollup_hour");
        }
    }

    @Test
    void theBusiestHoursOfYearsReadMonthsAndTheHoursOfBothEnds() throws SQLException {
        try (MadeYears made = new MadeYears(store)) {
            assertThat(made.plan(DashboardRepository.BUSIEST_HOURS, months(YEARS)))
                    .contains("rollup_hour_pkey", "week_month")
                    .doesNotContain("Seq Scan on rollup_hour");
        }
    }

    @Test
    void topContactsReadEventsOnlyOfTheDaysThatAreCut() throws SQLException {
        Map<String, String> periods = new HashMap<>(months(YEARS));
        periods.putAll(days(YEARS));
        try (MadeYears made = new MadeYears(store)) {
            assertThat(made.plan(DashboardRepository.TOP_CONTACTS, periods))
                    .contains(
                            "event_2004_02_org_id_start_at_id_idx",
                            "contact_day_by_day",
                            "contact_month")
                    .doesNotContain("event_2004_01", "event_2004_03", "Seq Scan on event_2004");
        }
    }

    private static Map<String, String> days(Period period) {
        return cut(period, Bucket.DAY, "Day");
    }

    private static Map<String, String> months(Period period) {
        return cut(period, Bucket.MONTH, "Month");
    }

    private static Map<String, String> cut(Period period, Bucket bucket, String name) {
        Period whole = period.whole(bucket);
        return Map.of(
                "from",
                period.from().toString(),
                "to",
                period.to().toString(),
                "first" + name,
                whole.from().toString(),
                "last" + name,
                whole.to().toString());
    }

    private static Period period(String from, String to) {
        return new Period(Instant.parse(from), Instant.parse(to));
    }
}
