package io.phonelog.monitoring.audit;

import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/**
 * The audit log in the database. Every query names its tenant, and row-level security holds if one
 * forgets.
 */
@ApplicationScoped
public class AuditRepository {

    /** The newest entries first. */
    Uni<List<ChainedEntry>> page(UUID org, AuditFilter filter, PageQuery page) {
        Cursor cursor = page.cursor(1);
        Long below = cursor == null ? null : cursor.value(0, Long::valueOf);
        AuditFilter.Condition condition = filter.of(org).and("e.sequence < :below", "below", below);
        return Panache.getSession()
                .chain(
                        session -> {
                            var query =
                                    session.createQuery(
                                            "from ChainedEntry e where "
                                                    + condition.text()
                                                    + " order by e.sequence desc",
                                            ChainedEntry.class);
                            condition.parameters().forEach(query::setParameter);
                            return query.setMaxResults(page.fetch()).getResultList();
                        });
    }

    /** How many entries match, counted no further than the limit. */
    Uni<Long> count(UUID org, AuditFilter filter, long limit) {
        AuditFilter.Condition condition = filter.of(org);
        return Panache.getSession()
                .chain(
                        session -> {
                            var query =
                                    session.createQuery(
                                            "select e.sequence from ChainedEntry e where "
                                                    + condition.text(),
                                            Long.class);
                            condition.parameters().forEach(query::setParameter);
                            return query.setMaxResults((int) limit).getResultList();
                        })
                .map(found -> (long) found.size());
    }

    /** Entries in the order of the chain, after one and up to another. */
    Uni<List<ChainedEntry>> after(UUID org, long after, long upTo, int limit) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                """
                                                from ChainedEntry e
                                                where e.orgId = :org
                                                and e.sequence > :after and e.sequence <= :upTo
                                                order by e.sequence""",
                                                ChainedEntry.class)
                                        .setParameter("org", org)
                                        .setParameter("after", after)
                                        .setParameter("upTo", upTo)
                                        .setMaxResults(limit)
                                        .getResultList());
    }
}
