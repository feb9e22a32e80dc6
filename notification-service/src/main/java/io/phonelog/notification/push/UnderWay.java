package io.phonelog.notification.push;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many messages of each tenant are on their way from here. */
final class UnderWay {
    private final Map<UUID, Integer> messages = new ConcurrentHashMap<>();

    void begin(UUID org) {
        messages.merge(org, 1, Integer::sum);
    }

    void end(UUID org) {
        messages.computeIfPresent(org, (tenant, count) -> count == 1 ? null : count - 1);
    }

    int total() {
        return messages.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<UUID, Integer> ofTenants() {
        return Map.copyOf(messages);
    }
}
