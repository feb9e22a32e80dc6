package io.phonelog.notification.push;

import io.phonelog.notification.notice.Addressee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;
import java.util.UUID;

/** A device that wants to be woken for its user's notifications. */
@Entity
@Table(name = "push_subscription")
public class PushSubscription {
    @Id private UUID id;

    @Column(name = "org_id")
    private UUID orgId;

    @Column(name = "user_id")
    private String userId;

    private boolean admin;
    private String channel;
    private byte[] digest;
    private byte[] sealed;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    protected PushSubscription() {}

    PushSubscription(UUID id, Addressee user, String channel, byte[] digest, Instant now) {
        this.id = id;
        this.orgId = user.orgId();
        this.userId = user.userId();
        this.admin = user.admin();
        this.channel = channel;
        this.digest = digest;
        this.createdAt = now;
        this.confirmedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When its user last subscribed it. */
    public Instant confirmedAt() {
        return confirmedAt;
    }

    /** Its user subscribed it again, with the rights that the user has now. */
    void confirm(boolean runsTenant, Instant now) {
        this.admin = runsTenant;
        this.confirmedAt = now;
    }

    /** The address is this now. */
    void reachedBy(byte[] sealedAddress, String sealedWith) {
        this.sealed = sealedAddress;
        this.keyId = sealedWith;
    }
}
