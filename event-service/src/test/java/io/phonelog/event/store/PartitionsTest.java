package io.phonelog.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@WithStack
class PartitionsTest {
    @Inject TestStore store;
    @Inject Partitions partitions;

    @Test
    void thoseOfTheComingMonthsAreMadeAhead() throws SQLException {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);

        for (int ahead = 0; ahead <= 2; ahead++) {
            String table = Partition.of(now.plusMonths(ahead)).table();
            assertThat(rowsOf("pg_class where relispartition and relname = '" + table + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aDistantDateMakesNoPartitionUntilItsMonthComes() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        TestEvent.at("2077-01-31T23:59:59Z").made(),
                        TestEvent.at("2077-02-01T00:00:00Z").made());
        store.load(batch);
        assertThat(rowsOf("event_other where start_at >= '2077-01-01' and start_at < '2077-03-01'"))
                .isEqualTo(2);

        store.change("select make_partition('2077-01-15')");

        assertThat(rowsOf("event_other where start_at >= '2077-01-01' and start_at < '2077-03-01'"))
                .isEqualTo(1);
        assertThat(rowsOf("event_2077_01")).isEqualTo(1);
        assertThat(store.rows(batch)).isEqualTo(2);
    }

    @Test
    void aMonthThatHasAPartitionKeepsItWhateverTheBoundsSay() throws SQLException {
        store.change("select make_partition('2088-05-15')");
        partitions.forget();

        store.load(TestBatch.of(TestEvent.at("2088-05-20T00:00:00Z").made()));

        assertThat(rowsOf("event_2088_05")).isEqualTo(1);
    }

    @Test
    void manyMayAskForTheSameOneAtOnce() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(4);
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(askers.submit(this::askForMay2009));
        }
        for (Future<?> answer : asked) {
            answer.get();
        }
        askers.shutdown();

        assertThat(rowsOf("event_2009_05")).isZero();
    }

    private @Nullable Void askForMay2009() throws SQLException {
        partitions.forget();
        partitions.ensure(List.of(Partition.of(YearMonth.of(2009, 5))));
        return null;
    }

    private long rowsOf(String from) throws SQLException {
        return store.count(Org.ACME, "select count(*) from " + from);
    }
}
