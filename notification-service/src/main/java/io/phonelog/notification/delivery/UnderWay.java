package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.DueDeliveries.Room;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What this sender has taken and not recorded yet, of each tenant. A limit, not a record. */
final class UnderWay {
    private final int most;
    private final int mostOfTenant;
    private final ConcurrentMap<UUID, Integer> byTenant = new ConcurrentHashMap<>();

    /**
     * @param most how many there may be
     * @param tenantShare how much of that one tenant may have, from 0 to 1
     */
    UnderWay(int most, double tenantShare) {
        this.most = most;
        this.mostOfTenant = (int) Math.ceil(most * tenantShare);
    }

    int count() {
        return byTenant.values().stream().mapToInt(Integer::intValue).sum();
    }

    void begin(List<DueDelivery> taken) {
        taken.forEach(delivery -> byTenant.merge(delivery.orgId(), 1, Integer::sum));
    }

    void end(List<Settled> recorded) {
        recorded.forEach(settled -> byTenant.computeIfPresent(orgOf(settled), UnderWay::oneLess));
    }

    /** What may be taken by a turn that records these. */
    Room roomAfter(List<Settled> recording) {
        Map<UUID, Integer> left = new HashMap<>(byTenant);
        recording.forEach(settled -> left.computeIfPresent(orgOf(settled), UnderWay::oneLess));
        int taken = left.values().stream().mapToInt(Integer::intValue).sum();
        return new Room(Math.max(0, most - taken), mostOfTenant, left);
    }

    private static UUID orgOf(Settled settled) {
        return settled.delivery().orgId();
    }

    /** None is forgotten, so that tenants that are gone take no memory. */
    private static @Nullable Integer oneLess(UUID tenant, Integer count) {
        return count == 1 ? null : count - 1;
    }
}
