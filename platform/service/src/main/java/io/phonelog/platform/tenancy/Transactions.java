package io.phonelog.platform.tenancy;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.audit.AuditTrail;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of HTTP calls and consumers to the database. Each transaction says for whom it works, and
 * row-level security shows it those rows and no others: a query that forgets its tenant finds
 * nothing.
 */
@ApplicationScoped
public class Transactions {
    private static final String FOR_TENANT = "select set_config('phonelog.org', :org, true)";
    private static final String FOR_TENANT_BRIEFLY =
            "select set_config('phonelog.org', :org, true), set_config('statement_timeout', :ms, true)";
    private static final String FOR_BACKGROUND = "select set_config('role', :role, true)";

    private final CurrentIdentityAssociation identity;
    private final AuditTrail audit;
    private final String backgroundRole;

    public Transactions(
            CurrentIdentityAssociation identity,
            AuditTrail audit,
            @ConfigProperty(name = "phonelog.service") String service) {
        this.identity = identity;
        this.audit = audit;
        this.backgroundRole = "phonelog_" + service + "_background";
    }

    /**
     * Work of the caller in the caller's tenant. A mutating call leaves its audit entry with it.
     */
    public <T> Uni<T> ofCaller(Function<Caller, Uni<T>> work) {
        return identity.getDeferredIdentity()
                .map(Caller::of)
                .chain(
                        caller ->
                                inTenant(
                                        caller.orgId(),
                                        () ->
                                                audit.record(caller)
                                                        .chain(() -> work.apply(caller))));
    }

    /** Reads in the caller's tenant, of which no statement takes longer than so. */
    public <T> Uni<T> readsOfCaller(Duration limit, Function<Mutiny.Session, Uni<T>> work) {
        return callerOrg()
                .chain(
                        org ->
                                Panache.withTransaction(
                                        () ->
                                                Panache.getSession()
                                                        .chain(
                                                                session ->
                                                                        briefly(
                                                                                session, org, limit,
                                                                                work))));
    }

    /** {@link #readsOfCaller} from a database that follows ours. Nothing can be changed there. */
    public <T> Uni<T> readsOfCallerAt(
            Mutiny.SessionFactory database, Duration limit, Function<Mutiny.Session, Uni<T>> work) {
        return callerOrg()
                .chain(
                        org ->
                                database.withTransaction(
                                        session -> briefly(session, org, limit, work)));
    }

    /** Work on behalf of a tenant that nobody called for: a message, a timer. */
    public <T> Uni<T> inTenant(UUID org, Supplier<Uni<T>> work) {
        return with(FOR_TENANT, "org", org.toString(), work);
    }

    /** Work across tenants: relays, janitors, schedulers. Never from a client's call. */
    public <T> Uni<T> inBackground(Supplier<Uni<T>> work) {
        return with(FOR_BACKGROUND, "role", backgroundRole, work);
    }

    private Uni<UUID> callerOrg() {
        return identity.getDeferredIdentity().map(identity -> Caller.of(identity).orgId());
    }

    private static <T> Uni<T> briefly(
            Mutiny.Session session,
            UUID org,
            Duration limit,
            Function<Mutiny.Session, Uni<T>> work) {
        return session.createNativeQuery(FOR_TENANT_BRIEFLY, Object[].class)
                .setParameter("org", org.toString())
                .setParameter("ms", Long.toString(limit.toMillis()))
                .getSingleResult()
                .chain(() -> work.apply(session));
    }

    private static <T> Uni<T> with(
            String setting, String name, String value, Supplier<Uni<T>> work) {
        return Panache.withTransaction(
                () ->
                        Panache.getSession()
                                .chain(
                                        session ->
                                                session.createNativeQuery(setting, String.class)
                                                        .setParameter(name, value)
                                                        .getSingleResult())
                                .chain(ignored -> work.get()));
    }
}
