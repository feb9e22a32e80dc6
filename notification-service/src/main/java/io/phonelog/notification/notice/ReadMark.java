package io.phonelog.notification.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One of those to whom a notification went has read it. */
@Entity
@Table(name = "notification_read")
@IdClass(ReadMark.Key.class)
public class ReadMark {
    @Id
    @Column(name = "notification_id")
    private UUID notificationId;

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "org_id")
    private UUID orgId;

    @Column(name = "read_at")
    private Instant readAt;

    protected ReadMark() {}

    /** A notification is read by each for themselves. */
    public record Key(UUID notificationId, String userId) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
