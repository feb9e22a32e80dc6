package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.notification.share.TenantCounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What this sender has taken and not recorded yet, of each tenant. A limit, not a record. */
final class UnderWay {
    private final int most;
    private final int mostOfTenant;
    private final TenantCounts counts = new TenantCounts();

    /**
     * @param most how many there may be
     * @param tenantShare how much of that one tenant may have, from 0 to 1
     */
    UnderWay(int most, double tenantShare) {
        this.most = most;
        this.mostOfTenant = (int) Math.ceil(most * tenantShare);
    }

    int count() {
        return counts.total();
    }

    void begin(List<DueDelivery> taken) {
        taken.forEach(delivery -> counts.begin(delivery.orgId()));
    }

    void end(List<Settled> recorded) {
        recorded.forEach(settled -> counts.end(orgOf(settled)));
    }

    /** What may be taken by a turn that records these. */
    Room roomAfter(List<Settled> recording) {
        Map<UUID, Integer> left = counts.without(recording.stream().map(UnderWay::orgOf).toList());
        int taken = left.values().stream().mapToInt(Integer::intValue).sum();
        return new Room(Math.max(0, most - taken), mostOfTenant, left);
    }

    private static UUID orgOf(Settled settled) {
        return settled.delivery().orgId();
    }
}
