package io.phonelog.monitoring.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A line of the audit log, as clients see it.
 *
 * @param sequence from 1 in each tenant, without gaps
 * @param hash of this entry and, through its predecessor's, of all before it
 */
public record AuditEntryView(
        long sequence,
        Instant at,
        String actor,
        String action,
        String resource,
        String outcome,
        @Nullable String address,
        @Nullable String requestId,
        String previousHash,
        String hash) {

    static AuditEntryView of(ChainedEntry entry) {
        return new AuditEntryView(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.resource(),
                entry.outcome(),
                entry.address(),
                entry.requestId(),
                entry.previousHash(),
                entry.hash());
    }
}
