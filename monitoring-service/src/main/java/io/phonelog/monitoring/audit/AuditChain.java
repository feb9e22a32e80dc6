package io.phonelog.monitoring.audit;

import io.phonelog.contracts.audit.AuditEntry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The audit log's chains, one a tenant. Call it in a transaction of the tenant. */
@ApplicationScoped
public class AuditChain {
    private static final int STEP = 1_000;

    private static final String FIRST_HEAD =
            """
            insert into audit_head (org_id, sequence, hash) values (:org, 0, :hash)
            on conflict do nothing""";

    private final AuditRepository entries;

    public AuditChain(AuditRepository entries) {
        this.entries = entries;
    }

    /** Appends an entry; appends to the same chain wait for each other. */
    Uni<ChainedEntry> append(AuditEntry what, Instant at, @Nullable String requestId) {
        return Panache.getSession()
                .chain(
                        session ->
                                lockHead(session, what.orgId())
                                        .map(
                                                head -> {
                                                    var entry =
                                                            new ChainedEntry(
                                                                    head,
                                                                    what,
                                                                    at.truncatedTo(
                                                                            ChronoUnit.MICROS),
                                                                    requestId);
                                                    head.advance(entry);
                                                    return entry;
                                                })
                                        .call(session::persist));
    }

    /** Goes through the whole chain and computes every hash again. */
    Uni<ChainReport> verify(UUID org) {
        return Panache.getSession()
                .chain(session -> session.find(ChainHead.class, org))
                .chain(head -> verify(org, head == null ? new ChainHead(org) : head));
    }

    private Uni<ChainReport> verify(UUID org, ChainHead end) {
        var check = new ChainCheck(end.sequence(), end.hash());
        return Multi.createBy()
                .repeating()
                .uni(() -> step(org, check))
                .until(batch -> batch.isEmpty() || !check.goesOn())
                .collect()
                .last()
                .map(done -> check.report());
    }

    private Uni<List<ChainedEntry>> step(UUID org, ChainCheck check) {
        return entries.after(org, check.verified(), check.end(), STEP)
                .invoke(check::next)
                .call(() -> Panache.getSession().invoke(Mutiny.Session::clear));
    }

    private static Uni<ChainHead> lockHead(Mutiny.Session session, UUID org) {
        return session.createNativeQuery(FIRST_HEAD)
                .setParameter("org", org)
                .setParameter("hash", EntryHash.OF_NOTHING)
                .executeUpdate()
                .chain(() -> session.find(ChainHead.class, org, LockModeType.PESSIMISTIC_WRITE));
    }
}
