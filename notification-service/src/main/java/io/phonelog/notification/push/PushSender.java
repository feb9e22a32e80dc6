package io.phonelog.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.notification.notice.PreferenceRepository;
import io.phonelog.notification.notice.QuietHours;
import io.phonelog.notification.share.TenantCounts;
import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes what is due from the queue and has it pushed: not what its user does not want to be woken
 * for, not in the user's quiet hours, and not to a device whose user may have lost the right to it.
 * Woken at each commit that added a message.
 */
@ApplicationScoped
public class PushSender {
    private static final Logger LOG = Logger.getLogger(PushSender.class);

    private final PushQueue queue;
    private final PushDelivery delivery;
    private final PreferenceRepository preferences;
    private final CommitSignal commits;
    private final PushConfig config;
    private final WakeUps passes = new WakeUps("Push", this::takeAndStart);
    private final TenantCounts underWay = new TenantCounts();

    public PushSender(
            PushQueue queue,
            PushDelivery delivery,
            PreferenceRepository preferences,
            CommitSignal commits,
            PushConfig config,
            MeterRegistry metrics) {
        this.queue = queue;
        this.delivery = delivery;
        this.preferences = preferences;
        this.commits = commits;
        this.config = config;
        metrics.gauge("phonelog_push_under_way", underWay, TenantCounts::total);
    }

    void start(@Observes StartupEvent started) {
        commits.onCommit("push", payload -> passes.wake());
        passes.lookAnyway(config.lookAnyway());
    }

    /** What is on its way now and is not settled is taken over when its lease ends. */
    void stop(@Observes ShutdownEvent stopping) {
        passes.stop();
    }

    private Uni<Void> takeAndStart() {
        int room = config.concurrency() - underWay.total();
        return room <= 0
                ? Uni.createFrom().voidItem()
                : queue.take(room, underWay.now()).invoke(this::startAll).replaceWithVoid();
    }

    private void startAll(List<DuePush> messages) {
        for (DuePush message : messages) {
            underWay.begin(message.orgId());
            Uni.createFrom()
                    .deferred(() -> push(message))
                    .eventually(() -> underWay.end(message.orgId()))
                    .subscribe()
                    .with(
                            settled -> passes.wake(),
                            // Not settled, so made again when the lease ends.
                            failure ->
                                    LOG.warnf(
                                            "Push not settled: message=%s cause=%s",
                                            message.id(), failure));
        }
    }

    private Uni<Void> push(DuePush message) {
        Instant now = Instant.now();
        if (message.confirmedAt().plus(config.lifetime()).isBefore(now)) {
            return queue.gone(message);
        }
        Duration left = Duration.between(now, message.createdAt().plus(config.timeToLive()));
        if (left.isNegative()) {
            return giveUp(message, "too late");
        }
        try {
            return pushIfWanted(message, left);
        } catch (RuntimeException unreadable) {
            // It would be so the next time, and all that waits for its browser would wait behind
            // it.
            return giveUp(message, unreadable);
        }
    }

    private Uni<Void> giveUp(DuePush message, Object cause) {
        LOG.warnf("Push given up: message=%s cause=%s", message.id(), cause);
        return queue.drop(message);
    }

    private Uni<Void> pushIfWanted(DuePush message, Duration left) {
        @Nullable String kept = message.preferences();
        if (kept == null) {
            return delivery.send(message, left);
        }
        var wanted = preferences.read(kept);
        if (!wanted.of(message.type()).push()) {
            return queue.drop(message);
        }
        QuietHours quiet = wanted.quietHours();
        Instant end = quiet == null ? null : quiet.endAt(Instant.now());
        return end == null ? delivery.send(message, left) : queue.postpone(message, end);
    }
}
