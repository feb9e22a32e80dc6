package io.phonelog.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.notification.push.PushOutcome.Failed;
import io.phonelog.notification.push.PushOutcome.Gone;
import io.phonelog.notification.push.PushOutcome.Refused;
import io.phonelog.notification.push.PushOutcome.Unresolved;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends one message by the channel of its device, and settles what follows from it. */
@ApplicationScoped
public class PushDelivery {
    private static final Logger LOG = Logger.getLogger(PushDelivery.class);

    private final PushQueue queue;
    private final PushComposer composer;
    private final Map<String, PushChannel> channels;
    private final PushConfig config;
    private final MeterRegistry metrics;

    public PushDelivery(
            PushQueue queue,
            PushComposer composer,
            @All List<PushChannel> channels,
            PushConfig config,
            MeterRegistry metrics) {
        this.queue = queue;
        this.composer = composer;
        this.channels =
                channels.stream().collect(Collectors.toMap(PushChannel::name, Function.identity()));
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * @param timeToLive how long it is worth having
     * @throws IllegalStateException when it cannot be made, now or ever
     */
    Uni<Void> send(DuePush message, Duration timeToLive) {
        @Nullable PushChannel channel = channels.get(message.channel());
        if (channel == null) {
            throw new IllegalStateException("there is no channel " + message.channel());
        }
        return channel.send(
                        message.orgId(),
                        composer.address(message),
                        composer.message(message),
                        timeToLive)
                .invoke(this::count)
                .chain(outcome -> settle(message, outcome));
    }

    private Uni<Void> settle(DuePush message, PushOutcome outcome) {
        if (outcome instanceof Failed failed) {
            LOG.debugf("Push failed: message=%s reason=%s", message.id(), failed.reason());
            return queue.rest(message, Instant.now().plus(pause(message, failed.pause())));
        }
        if (outcome instanceof Unresolved) {
            return queue.leave(message, Instant.now().plus(pause(message, null)));
        }
        if (outcome instanceof Gone) {
            return queue.gone(message);
        }
        if (outcome instanceof Refused refused) {
            LOG.warnf("Push refused: message=%s reason=%s", message.id(), refused.reason());
        }
        return queue.done(message);
    }

    private Duration pause(DuePush message, @Nullable Duration asked) {
        int last = config.pauses().size() - 1;
        Duration pause = config.pauses().get(Math.min(message.failures(), last));
        if (asked == null || asked.compareTo(pause) <= 0) {
            return pause;
        }
        return asked.compareTo(config.timeToLive()) < 0 ? asked : config.timeToLive();
    }

    private void count(PushOutcome outcome) {
        String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        metrics.counter("phonelog_push_attempts", "outcome", name).increment();
    }
}
