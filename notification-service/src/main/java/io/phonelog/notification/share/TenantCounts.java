package io.phonelog.notification.share;

import io.vertx.mutiny.sqlclient.Tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much is under way from here for each tenant. Tenants that have nothing take no memory. */
public final class TenantCounts {
    private final ConcurrentMap<UUID, Integer> counts = new ConcurrentHashMap<>();

    public void begin(UUID tenant) {
        counts.merge(tenant, 1, Integer::sum);
    }

    public void end(UUID tenant) {
        counts.computeIfPresent(tenant, (same, count) -> count == 1 ? null : count - 1);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** As it is now, by tenant. */
    public Map<UUID, Integer> now() {
        return Map.copyOf(counts);
    }

    /** As it would be now if one less were under way for each of these, with repetition. */
    public Map<UUID, Integer> without(List<UUID> ended) {
        var left = new TenantCounts();
        left.counts.putAll(counts);
        ended.forEach(left::end);
        return left.now();
    }

    /**
     * Adds two values to those of a statement: the tenants as an array, and their counts as
     * another.
     */
    public static Tuple addTo(Tuple values, Map<UUID, Integer> counts) {
        List<Map.Entry<UUID, Integer>> tenants = List.copyOf(counts.entrySet());
        return values.addArrayOfUUID(tenants.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .addArrayOfInteger(
                        tenants.stream().map(Map.Entry::getValue).toArray(Integer[]::new));
    }
}
