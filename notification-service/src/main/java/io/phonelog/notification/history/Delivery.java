package io.phonelog.notification.history;

import io.phonelog.notification.delivery.DeliveryState;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One event on its way to one endpoint, as it is read; {@link DeliveryQueue} writes it. */
@Entity
@Immutable
public class Delivery {
    @Id private UUID id;

    @Column(name = "webhook_id")
    private UUID webhookId;

    private long sequence;

    @Column(name = "event_id")
    private String eventId;

    private String type;
    private int attempts;
    private @Nullable String data;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    protected Delivery() {}

    /** Of its event in the log; 0 when it is not there. */
    public long sequence() {
        return sequence;
    }

    /** How many were made. */
    public int attempts() {
        return attempts;
    }

    /** Of an event that is not in the log; JSON. */
    public @Nullable String data() {
        return data;
    }

    public UUID id() {
        return id;
    }

    public String eventId() {
        return eventId;
    }

    public String type() {
        return type;
    }

    public DeliveryState state() {
        return state;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }
}
