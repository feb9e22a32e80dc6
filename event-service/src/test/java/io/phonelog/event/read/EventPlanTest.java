package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.event.read.EventFilter.Duplicates;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/**
 * The important queries, as the service's role under its policies, keep their index and pruning.
 */
@QuarkusTest
@WithStack
class EventPlanTest {
    private static final Instant FROM = Instant.parse("2025-02-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2025-03-01T00:00:00Z");
    private static final String OF_FEBRUARY = "event_2025_02";

    @Inject TestStore store;
    @Inject DataSource database;

    @Test
    void aPageOfATimeUsesTheIndexOfOneMonth() throws SQLException {
        fill();

        String first = plan(FROM, TO, null, null);
        String next = plan(FROM, TO, null, Cursor.of(micros(TO) - 5_000_000, UUID.randomUUID(), 1));

        for (String plan : List.of(first, next)) {
            assertThat(plan)
                    .contains(OF_FEBRUARY + "_org_id_start_at_id_idx")
                    .doesNotContain(
                            "event_2025_01", "event_2025_03", "event_other", "Seq Scan on event");
        }
    }

    @Test
    void aPageOfAContactUsesItsIndex() throws SQLException {
        fill();

        assertThat(plan(FROM, TO, "+15559999", null))
                .contains(OF_FEBRUARY + "_org_id_contact_start_at_idx")
                .doesNotContain("event_2025_01", "event_2025_03", "event_other");
    }

    @Test
    void theNewestOfAllTimeComeFromIndexesWithoutSortingEverything() throws SQLException {
        fill();

        assertThat(plan(null, null, null, null))
                .contains(OF_FEBRUARY + "_org_id_start_at_id_idx")
                .contains("Incremental Sort", "Merge Append");
    }

    @Test
    void duplicatesAreLeftOutRowByRow() throws SQLException {
        fill();

        for (Instant[] time : new Instant[][] {{FROM, TO}, {null, null}}) {
            assertThat(plan(time[0], time[1], null, Duplicates.EXCLUDE, null))
                    .contains(
                            OF_FEBRUARY + "_org_id_start_at_id_idx",
                            "Nested Loop Anti Join",
                            "Index Only Scan using duplicate_pkey")
                    .doesNotContain("Seq Scan on event");
        }
    }

    /** However many events there are that are none. */
    @Test
    void aPageOfDuplicatesReadsNothingElse() throws SQLException {
        fill();

        assertThat(plan(null, null, null, Duplicates.ONLY, null))
                .contains(
                        "Index Only Scan Backward using duplicate_pkey on duplicate x",
                        OF_FEBRUARY + "_org_id_start_at_id_idx")
                .doesNotContain("Seq Scan on " + OF_FEBRUARY, "Incremental Sort", "Merge Append");
    }

    @Test
    void aSearchUsesTheIndexesOfContactsPlacesAndEnds() throws SQLException {
        fill();

        String search =
                SearchSql.EVENTS
                        .formatted("true", "", 51, EventSql.MARK)
                        .replace(":addresses", "'{+15551}'")
                        .replace(":ofPlaces", "'{f}'")
                        .replace(":scores", "'{1}'")
                        .replace(":contacts", "'{+15551}'");
        assertThat(explain(search))
                .contains(
                        OF_FEBRUARY + "_org_id_contact_start_at_idx",
                        OF_FEBRUARY + "_org_id_from_number_start_at_idx",
                        OF_FEBRUARY + "_org_id_to_number_start_at_idx",
                        OF_FEBRUARY + "_org_id_cell_start_at_idx")
                .doesNotContain("Seq Scan on " + OF_FEBRUARY);
    }

    /** Small partitions by the first index, large ones by the bounds of their pages. */
    @Test
    void anEventIsFoundByItsIdWithoutReadingAll() throws SQLException {
        fill();

        assertThat(explain(EventRepository.BY_ID.replace(":id", "'" + UUID.randomUUID() + "'")))
                .contains(OF_FEBRUARY)
                .doesNotContain("Seq Scan on " + OF_FEBRUARY);
    }

    private void fill() throws SQLException {
        for (Org org : Org.values()) {
            for (String month : new String[] {"2025-01", "2025-02", "2025-03"}) {
                Instant begin = Instant.parse(month + "-02T00:00:00Z");
                List<PhoneEvent> events =
                        IntStream.range(0, 3_000)
                                .mapToObj(
                                        i ->
                                                TestEvent.at(begin.plusSeconds(i * 60L))
                                                        .with("+1555" + (i % 500))
                                                        .made())
                                .toList();
                store.load(TestBatch.of(events).by(org));
            }
        }
        // Duplicates of one day, half of what acme has.
        store.change(
                """
                set phonelog.org = '%s';
                insert into duplicate
                select org_id, start_at, id, origin, id, origin from event
                where start_at >= '2025-02-02' and start_at < '2025-02-03'
                on conflict do nothing"""
                        .formatted(Org.ACME.id()));
        store.change("vacuum analyze event");
        store.change("vacuum analyze duplicate");
    }

    private String plan(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String contact,
            @Nullable Cursor after)
            throws SQLException {
        return plan(from, to, contact, null, after);
    }

    private String plan(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String contact,
            @Nullable Duplicates duplicates,
            @Nullable Cursor after)
            throws SQLException {
        var filter =
                new EventFilter(from, to, contact, null, null, null, null, null, duplicates, null);
        String sql = new EventSql(filter).pageText(true, after, 51);
        String literal =
                sql.replace(":from", "'" + from + "'")
                        .replace(":to", "'" + to + "'")
                        .replace(":contact", "'" + contact + "'");
        if (after != null) {
            literal =
                    literal.replace(":afterStart", "'2025-02-28T23:59:55Z'")
                            .replace(":afterId", "'" + after.values().get(1) + "'")
                            .replace(":afterOrigin", "1");
        }
        return explain(literal);
    }

    private String explain(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("set local phonelog.org = '%s'".formatted(Org.ACME.id()));
            ResultSet lines = connection.createStatement().executeQuery("explain " + sql);
            StringBuilder plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000;
    }
}
