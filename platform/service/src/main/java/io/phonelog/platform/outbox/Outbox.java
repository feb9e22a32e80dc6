package io.phonelog.platform.outbox;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.messaging.Outgoing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * News of a change, written in the change's own transaction and carried to Kafka by the {@link
 * OutboxRelay} after it. Messages with the same key stay in order, as long as those who write a key
 * hold the lock of the row that it names.
 */
@ApplicationScoped
public class Outbox {
    /** How many relays can work at once; a key always travels in the same lane. */
    static final int LANES = 8;

    /** For writers on JDBC: lane, topic, key, value, content type, traceparent, tenant. */
    public static final String INSERT =
            """
            insert into outbox (lane, topic, key, value, content_type, traceparent, org_id)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_NAMED =
            """
            insert into outbox (lane, topic, key, value, content_type, traceparent, org_id)
            values (:lane, :topic, :key, :value, :contentType, :traceparent, :org)""";

    private final Envelopes envelopes;

    public Outbox(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** An event of this service, in the envelope, with the ids of the current request and trace. */
    public <T> CloudEvent<T> event(
            MessageType type, @Nullable UUID org, String subject, @Nullable String actor, T data) {
        return envelopes.event(type, org, subject, actor, data);
    }

    /** Publishes when the current transaction commits. */
    public Uni<Void> publish(String topic, String key, CloudEvent<?> event) {
        return publish(Outgoing.of(topic, key, event), event.orgid());
    }

    /** Publishes when the current transaction commits. */
    public Uni<Void> publish(Outgoing message, @Nullable UUID org) {
        return Panache.getSession()
                .chain(session -> insert(session, message, org))
                .replaceWithVoid();
    }

    /** The lane of a key. */
    public static short laneOf(String key) {
        return (short) Math.floorMod(key.hashCode(), LANES);
    }

    private static Uni<Integer> insert(
            Mutiny.Session session, Outgoing message, @Nullable UUID org) {
        return session.createNativeQuery(INSERT_NAMED)
                .setParameter("lane", laneOf(message.key()))
                .setParameter("topic", message.topic())
                .setParameter("key", message.key())
                .setParameter("value", message.value())
                .setParameter("contentType", message.contentType())
                .setParameter("traceparent", message.traceparent())
                .setParameter("org", org)
                .executeUpdate();
    }
}
