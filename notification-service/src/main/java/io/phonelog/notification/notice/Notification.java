package io.phonelog.notification.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;
import java.util.UUID;

/** An event that somebody should know of. Written with the log, in one statement. */
@Entity
public class Notification {
    @Id private UUID id;

    @Column(name = "org_id")
    private UUID orgId;

    private String recipient;

    @Column(name = "event_id")
    private String eventId;

    private String type;
    private Instant time;
    private String data;

    protected Notification() {}

    public UUID id() {
        return id;
    }

    public String eventId() {
        return eventId;
    }

    public String type() {
        return type;
    }

    public Instant time() {
        return time;
    }

    /** JSON, as in the log. */
    public String data() {
        return data;
    }
}
