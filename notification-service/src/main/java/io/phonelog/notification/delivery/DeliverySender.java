package io.phonelog.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Takes what is due from the queue and sends it. Each endpoint has only so many messages on their way,
 * so that one that hangs holds up itself and nobody else. Woken at each commit that added a delivery,
 * and by each attempt that ends.
 */
@ApplicationScoped
public class DeliverySender {
    private static final Logger LOG = Logger.getLogger(DeliverySender.class);

    private final DeliveryQueue queue;
    private final Messenger messenger;
    private final CommitSignal commits;
    private final DeliveryConfig config;
    private final MeterRegistry metrics;
    private final RetrySchedule schedule;
    private final WakeUps passes = new WakeUps("Webhook delivery", this::takeAndStart);

    /** How many deliveries to each endpoint are on their way from here. A limit, not a record. */
    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();

    public DeliverySender(
            DeliveryQueue queue,
            Messenger messenger,
            CommitSignal commits,
            DeliveryConfig config,
            MeterRegistry metrics) {
        if (config.lease().compareTo(config.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "phonelog.delivery.lease must be longer than phonelog.delivery.timeout");
        }
        this.queue = queue;
        this.messenger = messenger;
        this.commits = commits;
        this.config = config;
        this.metrics = metrics;
        this.schedule =
                new RetrySchedule(
                        config.pauses(),
                        config.jitter(),
                        config.longestWait(),
                        () -> ThreadLocalRandom.current().nextDouble());
    }

    void start(@Observes StartupEvent started) {
        commits.onCommit("delivery", payload -> passes.wake());
        passes.lookAnyway(config.lookAnyway());
    }

    /** What is on its way now and does not get its answer is taken over when its lease ends. */
    void stop(@Observes ShutdownEvent stopping) {
        passes.stop();
    }

    private Uni<Void> takeAndStart() {
        int underWay = busy.values().stream().mapToInt(Integer::intValue).sum();
        int room = config.concurrency() - underWay;
        if (room <= 0) {
            return Uni.createFrom().voidItem();
        }
        return queue.take(Map.copyOf(busy), room).invoke(this::startAll).replaceWithVoid();
    }

    private void startAll(List<DueDelivery> deliveries) {
        for (DueDelivery delivery : deliveries) {
            busy.merge(delivery.webhookId(), 1, Integer::sum);
            messenger
                    .attempt(delivery)
                    .chain(attempt -> settle(delivery, attempt))
                    .subscribe()
                    .with(
                            settled -> finished(delivery),
                            failure -> {
                                // Not kept, so made again when the lease ends.
                                LOG.warnf(
                                        "Attempt not recorded: delivery=%s cause=%s",
                                        delivery.id(), failure);
                                finished(delivery);
                            });
        }
    }

    private Uni<Void> settle(DueDelivery delivery, Attempt attempt) {
        Verdict verdict = Verdict.on(attempt.outcome(), delivery.attempts() + 1, schedule);
        metrics.timer("phonelog_webhook_attempts", "verdict", verdict.getClass().getSimpleName())
                .record(attempt.duration());
        return queue.record(delivery, attempt, verdict);
    }

    private void finished(DueDelivery delivery) {
        busy.computeIfPresent(delivery.webhookId(), (id, count) -> count == 1 ? null : count - 1);
        passes.wake();
    }
}
