package io.phonelog.upload.quota;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.UUID;

/** What tenants use, in the database. */
@ApplicationScoped
public class UsageRepository {
    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtextextended('quota ' || :org, 0))::text";
    private static final String USAGE =
            """
            select coalesce((select bytes from usage_day where org_id = :org and day = :day), 0)
                    + coalesce(sum(coalesce(length, received)), 0),
                count(*)
            from transfer where org_id = :org and state = 'OPEN'""";
    private static final String ADD =
            """
            insert into usage_day (org_id, day, bytes) values (:org, :day, :bytes)
            on conflict (org_id, day) do update set bytes = usage_day.bytes + excluded.bytes""";

    /**
     * What a tenant uses. Until the transaction ends nobody else may begin something for it: two at
     * once must not both get the last place.
     */
    Uni<Usage> alone(UUID org, LocalDate day) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ALONE, String.class)
                                        .setParameter("org", org.toString())
                                        .getSingleResult()
                                        .chain(
                                                locked ->
                                                        session.createNativeQuery(
                                                                        USAGE, Object[].class)
                                                                .setParameter("org", org)
                                                                .setParameter("day", day)
                                                                .getSingleResult()))
                .map(
                        row ->
                                new Usage(
                                        ((Number) row[0]).longValue(),
                                        ((Number) row[1]).longValue()));
    }

    /** These bytes have come, and their upload has ended. */
    public Uni<Void> add(UUID org, LocalDate day, long bytes) {
        return bytes == 0
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(
                                session ->
                                        session.createNativeQuery(ADD)
                                                .setParameter("org", org)
                                                .setParameter("day", day)
                                                .setParameter("bytes", bytes)
                                                .executeUpdate())
                        .replaceWithVoid();
    }
}
