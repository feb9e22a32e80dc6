package io.phonelog.monitoring.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** Where a tenant's chain ends. Whoever appends holds its lock. */
@Entity
@Table(name = "audit_head")
public class ChainHead {
    @Id
    @Column(name = "org_id")
    private UUID orgId;

    private long sequence;
    private String hash;

    protected ChainHead() {}

    ChainHead(UUID orgId) {
        this.orgId = orgId;
        this.hash = EntryHash.OF_NOTHING;
    }

    /** The chain has grown by the entry made from this head. */
    void advance(ChainedEntry entry) {
        if (entry.sequence() != sequence + 1 || !entry.previousHash().equals(hash)) {
            throw new IllegalArgumentException("entry %d does not follow".formatted(sequence));
        }
        sequence = entry.sequence();
        hash = entry.hash();
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return hash;
    }
}
