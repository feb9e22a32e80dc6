package io.phonelog.notification.log;

import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What is told of the platform itself goes into the logs of all that it is told to. */
@ApplicationScoped
public class SystemEventConsumer {
    private final Inbox inbox;
    private final EventLog log;

    public SystemEventConsumer(Inbox inbox, EventLog log) {
        this.inbox = inbox;
        this.log = log;
    }

    @Incoming("system-events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> messages) {
        return inbox.onceEach("log", messages, log::append);
    }
}
