package io.phonelog.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.platform.messaging.Transient;
import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Takes what is due from the queue and sends it. Turns with the database follow each other: each
 * records the attempts that ended since the last and takes what became due, so that the busier it
 * is the fewer statements an event costs. Woken at each commit that added a delivery, and by each
 * attempt that ends.
 */
@ApplicationScoped
public class DeliverySender {
    private static final Logger LOG = Logger.getLogger(DeliverySender.class);
    private static final int LARGEST_BATCH = 500;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final DeliveryQueue queue;
    private final SenderLease lease;
    private final Messenger messenger;
    private final CommitSignal commits;
    private final DeliveryConfig config;
    private final MeterRegistry metrics;
    private final RetrySchedule schedule;
    private final WakeUps turns = new WakeUps("Webhook delivery", this::turn);
    private final WakeUps renewals = new WakeUps("Webhook sender", this::renew);

    private final UnderWay underWay;

    /** Attempts that ended and are not recorded yet. */
    private final ConcurrentLinkedQueue<Settled> over = new ConcurrentLinkedQueue<>();

    /** Those of the turn under way; they stay until it succeeds. */
    private final List<Settled> recording = new ArrayList<>();

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private volatile boolean stopping;
    private volatile long lastTurn = System.nanoTime();

    public DeliverySender(
            DeliveryQueue queue,
            SenderLease lease,
            Messenger messenger,
            CommitSignal commits,
            DeliveryConfig config,
            MeterRegistry metrics) {
        if (config.lease().compareTo(config.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "phonelog.delivery.lease must be longer than phonelog.delivery.timeout");
        }
        this.queue = queue;
        this.lease = lease;
        this.messenger = messenger;
        this.commits = commits;
        this.config = config;
        this.metrics = metrics;
        this.schedule =
                new RetrySchedule(
                        config.pauses(),
                        config.jitter(),
                        config.longestWait(),
                        config.putOff(),
                        () -> ThreadLocalRandom.current().nextDouble());
        this.underWay = new UnderWay(config.concurrency(), config.tenantShare());
        metrics.gauge("phonelog_webhook_attempts_under_way", underWay, UnderWay::count);
    }

    void start(@Observes StartupEvent started) {
        commits.onCommit("delivery", payload -> turns.wake());
        turns.lookAnyway(config.lookAnyway());
        renewals.wake();
        renewals.lookAnyway(config.takeover().dividedBy(3));
    }

    /** Lets attempts end that are about to; the others are left to the replicas that go on. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        renewals.stop();
        turns.wake();
        Uni.createFrom()
                .completionStage(ended)
                .ifNoItem()
                .after(FAREWELL)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .eventually(turns::stop)
                .chain(lease::leave)
                .onFailure()
                .invoke(failure -> LOG.warnf("Left to be taken over: cause=%s", failure))
                .onFailure()
                .recoverWithItem(0)
                .await()
                .atMost(FAREWELL.multipliedBy(2));
    }

    private Uni<Void> renew() {
        return lease.renew().invoke(turns::wake).replaceWithVoid();
    }

    private Uni<Void> turn() {
        Duration rest = config.gather().minusNanos(System.nanoTime() - lastTurn);
        // Timers count whole milliseconds.
        return rest.toMillis() < 1 || stopping
                ? turnNow()
                : Uni.createFrom().voidItem().onItem().delayIt().by(rest).chain(this::turnNow);
    }

    private Uni<Void> turnNow() {
        while (recording.size() < LARGEST_BATCH && !over.isEmpty()) {
            recording.add(over.remove());
        }
        Room room = stopping ? Room.NONE : underWay.roomAfter(recording);
        if (room.most() == 0 && recording.isEmpty()) {
            return tellWhenEnded();
        }
        return queue.turn(lease.id(), recording, room)
                .onFailure(failure -> !recording.isEmpty() && !Transient.is(failure))
                .recoverWithUni(this::recordOneByOne)
                .invoke(this::recorded)
                .invoke(this::startAll)
                .chain(this::tellWhenEnded);
    }

    /** So that an attempt that cannot be recorded holds up no other; it is made again. */
    private Uni<List<DueDelivery>> recordOneByOne() {
        return Multi.createFrom()
                .iterable(List.copyOf(recording))
                .onItem()
                .transformToUniAndConcatenate(
                        settled ->
                                queue.turn(lease.id(), List.of(settled), Room.NONE)
                                        .onFailure(failure -> !Transient.is(failure))
                                        .invoke(failure -> notRecorded(settled, failure))
                                        .onFailure(failure -> !Transient.is(failure))
                                        .recoverWithItem(List.of()))
                .collect()
                .last();
    }

    private static void notRecorded(Settled settled, Throwable failure) {
        LOG.errorf(failure, "Attempt not recorded: delivery=%s", settled.delivery().id());
    }

    private void recorded() {
        underWay.end(recording);
        recording.clear();
        lastTurn = System.nanoTime();
        if (!over.isEmpty()) {
            turns.wake();
        }
    }

    private Uni<Void> tellWhenEnded() {
        if (stopping && underWay.count() == 0) {
            ended.complete(null);
        }
        return Uni.createFrom().voidItem();
    }

    private void startAll(List<DueDelivery> deliveries) {
        underWay.begin(deliveries);
        deliveries.forEach(
                delivery ->
                        messenger
                                .attempt(delivery)
                                .subscribe()
                                .with(attempt -> settle(delivery, attempt)));
    }

    private void settle(DueDelivery delivery, Attempt attempt) {
        Verdict verdict = Verdict.on(attempt.outcome(), delivery.attempts() + 1, schedule);
        metrics.timer("phonelog_webhook_attempts", "verdict", verdict.getClass().getSimpleName())
                .record(attempt.duration());
        over.add(new Settled(delivery, attempt, verdict));
        turns.wake();
    }
}
