package io.phonelog.worker.catalogue;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.phonelog.contracts.parse.RunRevoked;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs that were taken back. Work on them is dropped; what it had made is forgotten elsewhere. They
 * are remembered for longer than work can wait for a worker.
 */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final Duration REMEMBERED = Duration.ofDays(14);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Map<UUID, Revoked> revoked = new ConcurrentHashMap<>();
    private volatile Instant nextCleaning = Instant.MIN;

    private record Revoked(int run, Instant at) {
        static Revoked later(Revoked one, Revoked other) {
            return one.run > other.run ? one : other;
        }
    }

    @Incoming("revocations")
    void learn(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.value() != null
                    && MessageJson.read(message.value()).data() instanceof RunRevoked run) {
                learn(run, Instant.ofEpochMilli(message.timestamp()));
            }
        } catch (UnreadableMessage e) {
            LOG.errorf(e, "Revocation not understood: offset=%d", message.offset());
        }
    }

    /** Whether nobody wants this run any more. */
    public boolean includes(UUID job, int run) {
        Revoked known = revoked.get(job);
        return known != null && known.run() >= run;
    }

    void learn(RunRevoked run, Instant at) {
        if (at.isAfter(nextCleaning)) {
            nextCleaning = at.plus(BETWEEN_CLEANINGS);
            Instant oldest = at.minus(REMEMBERED);
            revoked.values().removeIf(known -> known.at().isBefore(oldest));
        }
        revoked.merge(run.jobId(), new Revoked(run.run(), at), Revoked::later);
    }
}
