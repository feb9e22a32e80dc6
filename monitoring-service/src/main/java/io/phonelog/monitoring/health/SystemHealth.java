package io.phonelog.monitoring.health;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Looks at everything at once. However many ask, and however often, there is one examination at a
 * time and no more than one in a while.
 */
@ApplicationScoped
public class SystemHealth {
    private static final Logger LOG = Logger.getLogger(SystemHealth.class);

    private final List<Probe> probes;
    private final Set<String> essential;
    private final Duration timeout;
    private final Duration slow;
    private final Duration freshFor;
    private final Uni<HealthView> current;
    private volatile Instant staleAfter = Instant.MAX;

    public SystemHealth(Probes probes, HealthConfig config) {
        this.probes = probes.all();
        this.essential = config.essential();
        this.timeout = config.timeout();
        this.slow = config.slow();
        this.freshFor = config.freshFor();
        this.current =
                Uni.createFrom()
                        .deferred(this::examine)
                        .invoke(seen -> staleAfter = Instant.now().plus(freshFor))
                        .memoize()
                        .until(() -> Instant.now().isAfter(staleAfter));
    }

    /** How everything is, or was a moment ago. */
    Uni<HealthView> current() {
        return current;
    }

    private Uni<HealthView> examine() {
        return Uni.join()
                .all(probes.stream().map(this::look).toList())
                .andFailFast()
                .map(components -> HealthView.of(components, essential));
    }

    private Uni<ComponentView> look(Probe probe) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Instant start = Instant.now();
                            return Uni.createFrom()
                                    .deferred(probe::look)
                                    .ifNoItem()
                                    .after(timeout)
                                    .fail()
                                    .onFailure()
                                    .recoverWithItem(failure -> away(probe, failure))
                                    .map(found -> view(probe, found, start));
                        });
    }

    private ComponentView view(Probe probe, Finding found, Instant start) {
        Instant end = Instant.now();
        Duration taken = Duration.between(start, end);
        Finding judged = found.within(taken, slow);
        return new ComponentView(
                probe.name(), judged.status(), taken.toMillis(), judged.detail(), end);
    }

    /** The cause goes to the log, for those who run the system; clients hear that it is away. */
    private static Finding away(Probe probe, Throwable failure) {
        LOG.warnf("Component away: component=%s cause=%s", probe.name(), failure);
        return Finding.down(
                failure instanceof TimeoutException
                        ? "does not answer in time"
                        : "cannot be reached");
    }
}
