package io.phonelog.event.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.event.pace.BackgroundPace;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.ContactDays;
import io.phonelog.platform.outbox.WakeUps;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Merges the contacts of days that many loads have added to, after a tenant's run has ended. What a
 * replica leaves undone is done after the tenant's next run: nothing but time is lost by it.
 */
@ApplicationScoped
class CrowdedDays {
    private final BackgroundTransactions transactions;
    private final BackgroundPace pace;
    private final Timer time;
    private final Set<UUID> tenants = ConcurrentHashMap.newKeySet();
    private final WakeUps passes =
            new WakeUps("Merging days", () -> BackgroundPace.onWorker(this::mergeAll));
    private volatile boolean stopped;

    CrowdedDays(BackgroundTransactions transactions, BackgroundPace pace, MeterRegistry metrics) {
        this.transactions = transactions;
        this.pace = pace;
        this.time = metrics.timer("phonelog_contact_days_merged");
    }

    @PreDestroy
    void stop() {
        stopped = true;
        passes.stop();
    }

    /** A tenant may have some. */
    void wake(UUID org) {
        tenants.add(org);
        passes.wake();
    }

    private void mergeAll() throws SQLException {
        for (UUID org : tenants) {
            tenants.remove(org);
            try {
                merge(org);
            } catch (SQLException | RuntimeException e) {
                tenants.add(org);
                throw e;
            }
        }
    }

    private void merge(UUID org) throws SQLException {
        boolean more = true;
        while (more && !stopped) {
            more =
                    pace.afterLoads(
                            () -> {
                                Timer.Sample sample = Timer.start();
                                boolean merged =
                                        transactions.run(
                                                connection ->
                                                        ContactDays.mergeCrowded(connection, org));
                                sample.stop(time);
                                return merged;
                            });
        }
    }
}
