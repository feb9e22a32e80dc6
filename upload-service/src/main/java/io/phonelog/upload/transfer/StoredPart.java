package io.phonelog.upload.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A part of a file in the object store, or one that is on its way there. */
@Entity
@Table(name = "transfer_part")
public class StoredPart {

    /**
     * A part's place.
     *
     * @param number in the object store, from 1
     */
    @Embeddable
    public record Id(@Column(name = "upload_id") UUID uploadId, @Column(name = "number") int number)
            implements Serializable {}

    @EmbeddedId private Id id;

    @Column(name = "org_id")
    private UUID orgId;

    private long size;
    private @Nullable String etag;
    private @Nullable String sha256;

    @Column(name = "reserved_at")
    private Instant reservedAt;

    protected StoredPart() {}

    /** A number is about to be used. */
    StoredPart(Transfer transfer, int number, long size, String sha256, Instant now) {
        this.id = new Id(transfer.uploadId(), number);
        this.orgId = transfer.orgId();
        this.size = size;
        this.sha256 = sha256;
        this.reservedAt = now;
    }

    /** The store has it. */
    StoredPart(Transfer transfer, Checkpoint.Part part, Instant now) {
        this.id = new Id(transfer.uploadId(), part.number());
        this.orgId = transfer.orgId();
        this.size = part.size();
        this.etag = part.etag();
        this.reservedAt = now;
    }

    void stored(String answered) {
        etag = answered;
    }

    void reserveAgain(String digest, Instant now) {
        sha256 = digest;
        reservedAt = now;
    }

    boolean isStored() {
        return etag != null;
    }

    int number() {
        return id.number();
    }

    long size() {
        return size;
    }

    @Nullable String etag() {
        return etag;
    }

    @Nullable String sha256() {
        return sha256;
    }

    Instant reservedAt() {
        return reservedAt;
    }
}
