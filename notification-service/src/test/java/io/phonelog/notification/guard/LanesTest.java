package io.phonelog.notification.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.vertx.core.Promise;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;

class LanesTest {
    private final UUID tenant = Uuid7.next();
    private final Lanes lanes = new Lanes(3, 5);
    private final Queue<Promise<String>> running = new ArrayDeque<>();

    @Test
    void doesSoMuchOfATenantAtOnceAndRefusesWhatIsTooMuchToWait() {
        for (int n = 0; n < 8; n++) {
            assertThat(runs(tenant)).isTrue();
        }
        assertThat(running).hasSize(3);
        assertThat(runs(tenant)).isFalse();
        runs(Uuid7.next());
        assertThat(running).hasSize(4);
    }

    @Test
    void hasOnePlaceForWhoseWorkHungAndOneMoreEachTimeItGoes() {
        for (int n = 0; n < 8; n++) {
            runs(tenant);
        }
        lanes.hung(tenant);
        end(2);
        assertThat(running).hasSize(1);
        end(1);
        assertThat(running).hasSize(1);
        lanes.went(tenant);
        end(1);
        assertThat(running).hasSize(2);
        lanes.went(tenant);
        end(1);
        assertThat(running).hasSize(3);
    }

    @Test
    void narrowsNoOther() {
        lanes.hung(tenant);
        for (int n = 0; n < 3; n++) {
            runs(Uuid7.next());
        }
        UUID other = Uuid7.next();
        runs(other);
        runs(other);
        assertThat(running).hasSize(5);
    }

    private boolean runs(UUID org) {
        return !lanes.run(
                        org,
                        () -> {
                            Promise<String> work = Promise.promise();
                            running.add(work);
                            return work.future();
                        })
                .failed();
    }

    private void end(int count) {
        for (int n = 0; n < count; n++) {
            running.remove().complete("done");
        }
    }
}
