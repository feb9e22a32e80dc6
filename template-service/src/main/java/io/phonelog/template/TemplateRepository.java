package io.phonelog.template;

import io.phonelog.platform.paging.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Templates in the database. Every query names its tenant, and row-level security holds if one
 * forgets.
 */
@ApplicationScoped
public class TemplateRepository {
    private static final String NEWEST =
            """
            select h, v from TemplateHead h
            join TemplateVersion v on v.templateId = h.id and v.version = h.version
            where\s""";

    /** A template that the tenant may see, deleted ones included. */
    Uni<@Nullable CurrentTemplate> of(UUID org, UUID id) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                NEWEST
                                                        + "h.id = :id and (h.orgId = :org or h.orgId is null)",
                                                CurrentTemplate.class)
                                        .setParameter("id", id)
                                        .setParameter("org", org)
                                        .getSingleResultOrNull());
    }

    /**
     * The template as it is now, for a change: nobody else changes it until the transaction ends.
     */
    Uni<TemplateHead> lock(TemplateHead head) {
        return Panache.getSession()
                .chain(session -> session.refresh(head, LockModeType.PESSIMISTIC_WRITE))
                .replaceWith(head);
    }

    Uni<List<CurrentTemplate>> page(UUID org, TemplateFilter filter, PageQuery page) {
        TemplateFilter.Condition condition = filter.after(org, page.cursor(2));
        return Panache.getSession()
                .chain(
                        session -> {
                            var query =
                                    session.createQuery(
                                            NEWEST
                                                    + condition.text()
                                                    + " order by lower(h.name), h.id",
                                            CurrentTemplate.class);
                            condition.parameters().forEach(query::setParameter);
                            return query.setMaxResults(page.fetch()).getResultList();
                        });
    }

    /** How many templates match, counted no further than the limit. */
    Uni<Long> count(UUID org, TemplateFilter filter, long limit) {
        TemplateFilter.Condition condition = filter.all(org);
        return Panache.getSession()
                .chain(
                        session -> {
                            var query =
                                    session.createQuery(
                                            "select h.id from TemplateHead h where "
                                                    + condition.text(),
                                            UUID.class);
                            condition.parameters().forEach(query::setParameter);
                            return query.setMaxResults((int) limit).getResultList();
                        })
                .map(ids -> (long) ids.size());
    }

    /** The versions of a template below one, the newest first. */
    Uni<List<TemplateVersion>> versions(UUID id, int below, int limit) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                """
                                                from TemplateVersion v
                                                where v.templateId = :id and v.version < :below
                                                order by v.version desc""",
                                                TemplateVersion.class)
                                        .setParameter("id", id)
                                        .setParameter("below", below)
                                        .setMaxResults(limit)
                                        .getResultList());
    }

    Uni<@Nullable TemplateVersion> version(UUID id, int version) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.find(
                                        TemplateVersion.class,
                                        new TemplateVersion.Key(id, version)));
    }

    /** The templates that come with PhoneLog, as far as the database knows them. */
    public Uni<List<CurrentTemplate>> builtIn() {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                NEWEST + "h.orgId is null", CurrentTemplate.class)
                                        .getResultList());
    }

    /** Writes a new template, or what changed of one, with the version that says so. */
    Uni<Void> save(TemplateHead head, TemplateVersion version) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.persist(head)
                                        .chain(() -> session.persist(version))
                                        .chain(session::flush));
    }
}
