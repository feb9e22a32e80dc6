package io.phonelog.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageJson.UnknownMessageType;
import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one place that decides what becomes of a message. A consumer's work has three outcomes:
 *
 * <pre>
 *   done                          acknowledged
 *   a failure that passes         tried again, ever slower, for as long as it takes
 *   any other failure             tried {@link #ATTEMPTS} times, then to the dead letters
 * </pre>
 *
 * Bytes that cannot be decoded go to the dead letters at once. A message of a type that is newer
 * than this service is for others, and skipped. While a message is being tried its consumer waits,
 * so order holds.
 */
@ApplicationScoped
public class Consumption {
    private static final Logger LOG = Logger.getLogger(Consumption.class);
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.2;
    private static final int MOST_TOLD = 100;

    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    /** The types that the log has a line about. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public Consumption(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Handles a message in its envelope. */
    public Uni<Void> of(
            ConsumerRecord<String, byte[]> message, Function<CloudEvent<?>, Uni<Void>> work) {
        return decoded(
                message,
                MessageJson::read,
                event -> inContextOf(event, work),
                event -> Uni.createFrom().voidItem());
    }

    /**
     * Handles a message of any encoding.
     *
     * @param decode throws {@link UnreadableMessage} for bytes that nobody can read
     * @param givenUp what else to do when the work fails for good, to tell those who wait for it
     */
    public <T> Uni<Void> decoded(
            ConsumerRecord<String, byte[]> message,
            Function<byte[], T> decode,
            Function<T, Uni<Void>> work,
            Function<T, Uni<Void>> givenUp) {
        T content;
        try {
            content = decode.apply(message.value());
        } catch (UnknownMessageType e) {
            return skip(message, e.type());
        } catch (UnreadableMessage e) {
            return deadLetters.bury(message, e);
        }
        return attempt(message, () -> work.apply(content))
                .onFailure()
                .recoverWithUni(
                        failure ->
                                deadLetters
                                        .bury(message, failure)
                                        .chain(() -> givenUp.apply(content)));
    }

    private Uni<Void> skip(ConsumerRecord<String, byte[]> message, String type) {
        metrics.counter("phonelog_messages_skipped", "topic", message.topic()).increment();
        if (told.size() < MOST_TOLD && told.add(type)) {
            LOG.infof(
                    "Skipping what this release does not know: type=%s topic=%s",
                    type, message.topic());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> attempt(
            ConsumerRecord<String, byte[]> message, Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom()
                .<Void>deferred(work)
                .onFailure(e -> !Transient.is(e))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .atMost(ATTEMPTS - 1)
                .onFailure(failure -> noteIfTransient(message, failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely();
    }

    private boolean noteIfTransient(ConsumerRecord<String, byte[]> message, Throwable failure) {
        boolean passes = Transient.is(failure);
        if (passes) {
            metrics.counter("phonelog_messages_retried", "topic", message.topic()).increment();
            LOG.warnf(
                    "Waiting for a dependency: topic=%s partition=%d offset=%d cause=%s",
                    message.topic(), message.partition(), message.offset(), failure);
        }
        return passes;
    }

    private static Uni<Void> inContextOf(
            CloudEvent<?> event, Function<CloudEvent<?>, Uni<Void>> work) {
        if (event.requestid() != null) {
            MDC.put(Envelopes.REQUEST_ID, event.requestid());
        }
        return work.apply(event).eventually(() -> MDC.remove(Envelopes.REQUEST_ID));
    }
}
