package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogFilter;
import io.phonelog.notification.log.LogTail;
import io.phonelog.notification.stream.RecentEntries.Page;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

class RecentEntriesTest {
    private static final LogFilter ALL = new LogFilter(Set.of(), Set.of("jobs"), null);
    private static final LogFilter A = LogFilter.ofStream("job:a");

    private final RecentEntries recent =
            new RecentEntries(3, new LogTail(10, 11, List.of(entry(11, "job:a", "job.created"))));

    @Test
    void givesWhatFollowsAPlace() {
        recent.add(entry(12, "job:b", "job.created"));
        assertThat(page(10, ALL, 9)).containsExactly(11L, 12L, 12L);
        assertThat(page(11, ALL, 9)).containsExactly(12L, 12L);
        assertThat(page(12, ALL, 9)).containsExactly(12L);
        assertThat(page(10, A, 9)).containsExactly(11L, 12L);
    }

    @Test
    void givesNoMoreThanWasAskedForAndSaysHowFarThatGoes() {
        recent.add(entry(12, "job:b", "job.created"));
        assertThat(page(10, ALL, 1)).containsExactly(11L, 11L);
    }

    @Test
    void saysWhenAPlaceIsTooLongAgo() {
        assertThat(recent.page(9, ALL, 9)).isNull();
        for (int n = 12; n <= 14; n++) {
            recent.add(entry(n, "job:b", "job.progress"));
        }
        assertThat(recent.page(10, ALL, 9)).isNull();
        assertThat(page(11, ALL, 9)).containsExactly(12L, 13L, 14L, 14L);
    }

    @Test
    void beginsAnewAfterAHoleAndTellsNobodyThatThereIsNone() {
        assertThatThrownBy(() -> recent.add(entry(15, "job:b", "job.progress")))
                .isInstanceOf(IllegalStateException.class);
        recent.beginAfter(14);
        recent.add(entry(15, "job:b", "job.progress"));
        assertThat(recent.page(11, ALL, 9)).isNull();
        assertThat(recent.placeOf("event-11")).isNull();
        assertThat(page(14, ALL, 9)).containsExactly(15L, 15L);
    }

    @Test
    void beginsBehindAHoleThatIsInTheLogAlready() {
        var entries =
                new RecentEntries(
                        3,
                        new LogTail(
                                10,
                                13,
                                List.of(
                                        entry(11, "job:a", "job.created"),
                                        entry(13, "job:a", "job.progress"))));
        assertThat(entries.page(11, ALL, 9)).isNull();
        assertThat(Objects.requireNonNull(entries.page(12, ALL, 9)).entries()).hasSize(1);
    }

    @Test
    void findsEventsAndTheEndsOfStreamsAsLongAsTheyAreHere() {
        recent.add(entry(12, "job:b", "job.created"));
        recent.add(entry(13, "job:b", "job.started"));
        assertThat(recent.placeOf("event-11")).isEqualTo(11);
        assertThat(recent.latest("job:a")).isEqualTo(entry(11, "job:a", "job.created"));
        assertThat(recent.beginning("job:b")).isEqualTo(11);
        recent.add(entry(14, "job:b", "job.completed"));
        assertThat(recent.placeOf("event-11")).isNull();
        assertThat(recent.latest("job:a")).isNull();
        assertThat(recent.beginning("job:a")).isNull();
        assertThat(recent.latest("job:b")).isEqualTo(entry(14, "job:b", "job.completed"));
    }

    /** The sequences of a page, and how far it goes. */
    private List<Long> page(long place, LogFilter filter, int most) {
        Page page = Objects.requireNonNull(recent.page(place, filter, most));
        return Stream.concat(
                        page.entries().stream().map(LogEntry::sequence), Stream.of(page.upTo()))
                .toList();
    }

    private static LogEntry entry(long sequence, String stream, String type) {
        return new LogEntry(
                sequence,
                "event-" + sequence,
                "jobs",
                stream,
                type,
                false,
                null,
                Instant.EPOCH,
                "{}");
    }
}
