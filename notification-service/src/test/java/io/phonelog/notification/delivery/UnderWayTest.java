package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.notification.webhook.Sealed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class UnderWayTest {
    private final UUID org = Uuid7.next();
    private final UUID other = Uuid7.next();
    private final UnderWay underWay = new UnderWay(10, 0.25);

    @Test
    void countsOfEachTenant() {
        underWay.begin(List.of(of(org), of(other), of(org)));
        assertThat(underWay.count()).isEqualTo(3);
        assertThat(underWay.roomAfter(List.of()))
                .isEqualTo(new Room(7, 3, Map.of(org, 2, other, 1)));
    }

    @Test
    void whatIsBeingRecordedMakesRoomAndCountsUntilItIs() {
        DueDelivery first = of(org);
        underWay.begin(List.of(first, of(org)));
        List<Settled> recording = List.of(settled(first));
        assertThat(underWay.roomAfter(recording)).isEqualTo(new Room(9, 3, Map.of(org, 1)));
        assertThat(underWay.count()).isEqualTo(2);
        underWay.end(recording);
        assertThat(underWay.count()).isEqualTo(1);
    }

    @Test
    void forgetsTenantsThatHaveNone() {
        DueDelivery only = of(org);
        underWay.begin(List.of(only));
        underWay.end(List.of(settled(only)));
        assertThat(underWay.roomAfter(List.of())).isEqualTo(new Room(10, 3, Map.of()));
    }

    private static Settled settled(DueDelivery delivery) {
        var attempt =
                new Attempt(
                        Instant.now(),
                        Duration.ofMillis(5),
                        new Outcome.Unanswered("late"),
                        Phases.NONE,
                        null);
        return new Settled(delivery, attempt, new Verdict.GivenUp());
    }

    private static DueDelivery of(UUID org) {
        return new DueDelivery(
                Uuid7.next(),
                1,
                0,
                "event",
                "job.created",
                Instant.now(),
                Instant.now(),
                "{}",
                org,
                Uuid7.next(),
                "https://example.com",
                new Sealed("1", new byte[0], null, null));
    }
}
