package io.phonelog.notification.log;

import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** New versions of templates go into the log. */
@ApplicationScoped
public class TemplateEventConsumer {
    private final Inbox inbox;
    private final EventLog log;

    public TemplateEventConsumer(Inbox inbox, EventLog log) {
        this.inbox = inbox;
        this.log = log;
    }

    @Incoming("templates")
    Uni<Void> consume(ConsumerRecords<String, byte[]> messages) {
        return inbox.onceEach("log", messages, log::append);
    }
}
