package io.phonelog.monitoring.audit;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what every service says was done into the audit log. */
@ApplicationScoped
public class AuditedConsumer {
    private final Inbox inbox;
    private final AuditChain chain;

    public AuditedConsumer(Inbox inbox, AuditChain chain) {
        this.inbox = inbox;
        this.chain = chain;
    }

    @Incoming("audit")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return inbox.once("audit", message, this::append);
    }

    private Uni<Void> append(CloudEvent<?> event) {
        if (!(event.data() instanceof AuditEntry entry)) {
            throw new IllegalArgumentException("not an audit entry: " + event.type());
        }
        return chain.append(entry, event.time(), event.requestid()).replaceWithVoid();
    }
}
