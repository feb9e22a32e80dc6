package io.phonelog.monitoring.health;

import java.util.List;
import java.util.Set;

/** How the whole system is. */
public record HealthView(Status status, List<ComponentView> components) {

    /**
     * The whole of these components: down when an essential one is, degraded when anything else is
     * not as it should be.
     */
    static HealthView of(List<ComponentView> components, Set<String> essential) {
        boolean down =
                components.stream()
                        .anyMatch(c -> c.status() == Status.DOWN && essential.contains(c.name()));
        boolean impaired =
                components.stream()
                        .map(ComponentView::status)
                        .anyMatch(status -> status == Status.DOWN || status == Status.DEGRADED);
        return new HealthView(
                down ? Status.DOWN : impaired ? Status.DEGRADED : Status.UP, components);
    }
}
