package io.phonelog.worker.catalogue;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.phonelog.contracts.parse.RunRevoked;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Runs that were taken back. Work on them is dropped; what it had made is forgotten elsewhere. */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);

    private final Map<UUID, Integer> revoked = new ConcurrentHashMap<>();

    @Incoming("revocations")
    void learn(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.value() != null
                    && MessageJson.read(message.value()).data() instanceof RunRevoked run) {
                revoked.merge(run.jobId(), run.run(), Math::max);
            }
        } catch (UnreadableMessage e) {
            LOG.errorf(e, "Revocation not understood: offset=%d", message.offset());
        }
    }

    /** Whether nobody wants this run any more. */
    public boolean includes(UUID job, int run) {
        return revoked.getOrDefault(job, 0) >= run;
    }
}
