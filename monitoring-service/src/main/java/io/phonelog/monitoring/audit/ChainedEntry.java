package io.phonelog.monitoring.audit;

import io.phonelog.contracts.audit.AuditEntry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One line of a tenant's audit log, for good: the database lets nobody change it. */
@Entity
@Immutable
@Table(name = "audit_entry")
@IdClass(ChainedEntry.Key.class)
public class ChainedEntry {
    @Id
    @Column(name = "org_id")
    private UUID orgId;

    @Id private long sequence;

    private Instant at;
    private String actor;
    private String action;
    private String resource;
    private String outcome;
    private @Nullable String address;

    @Column(name = "request_id")
    private @Nullable String requestId;

    @Column(name = "previous_hash")
    private String previousHash;

    private String hash;

    protected ChainedEntry() {}

    /**
     * The entry that follows the end of a chain.
     *
     * @param at to the microsecond, as the database keeps it
     */
    ChainedEntry(ChainHead head, AuditEntry what, Instant at, @Nullable String requestId) {
        this.orgId = what.orgId();
        this.sequence = head.sequence() + 1;
        this.at = at;
        this.actor = storable(what.actor());
        this.action = storable(what.action());
        this.resource = storable(what.resource());
        this.outcome = storable(what.outcome());
        this.address = what.address() == null ? null : storable(what.address());
        this.requestId = requestId == null ? null : storable(requestId);
        this.previousHash = head.hash();
        this.hash = EntryHash.of(this);
    }

    /** Postgres keeps no NUL, and a caller must not escape the log by sending one. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    UUID orgId() {
        return orgId;
    }

    long sequence() {
        return sequence;
    }

    Instant at() {
        return at;
    }

    String actor() {
        return actor;
    }

    String action() {
        return action;
    }

    String resource() {
        return resource;
    }

    String outcome() {
        return outcome;
    }

    @Nullable String address() {
        return address;
    }

    @Nullable String requestId() {
        return requestId;
    }

    String previousHash() {
        return previousHash;
    }

    String hash() {
        return hash;
    }

    /** Which entry of which tenant. */
    record Key(UUID orgId, long sequence) {}
}
