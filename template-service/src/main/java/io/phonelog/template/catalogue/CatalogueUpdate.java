package io.phonelog.template.catalogue;

import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.template.CurrentTemplate;
import io.phonelog.template.TemplateRepository;
import io.phonelog.template.Templates;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings the database, and with it everybody who reads the topic, up to the catalogue of this
 * release, before the service takes calls.
 */
@ApplicationScoped
public class CatalogueUpdate {
    private static final Logger LOG = Logger.getLogger(CatalogueUpdate.class);

    // Replicas that start together take turns: the second finds everything done.
    private static final String TAKE_TURNS =
            "select cast(pg_advisory_xact_lock(hashtext('template.catalogue')) as text)";

    private final Transactions transactions;
    private final TemplateRepository repository;
    private final Templates templates;
    private final String actor;

    public CatalogueUpdate(
            Transactions transactions,
            TemplateRepository repository,
            Templates templates,
            @ConfigProperty(name = "quarkus.application.name") String actor) {
        this.transactions = transactions;
        this.repository = repository;
        this.templates = templates;
        this.actor = actor;
    }

    void atStart(@Observes StartupEvent starting) throws Throwable {
        int changed = VertxContextSupport.subscribeAndAwait(() -> update(BuiltInTemplates.all()));
        LOG.infof("Catalogue up to date: changed=%d", changed);
    }

    /** Adds the templates and versions that the database does not know; returns how many. */
    Uni<Integer> update(List<Template> catalogue) {
        return transactions.inBackground(
                () ->
                        takeTurns()
                                .chain(repository::builtIn)
                                .chain(known -> update(catalogue, known)));
    }

    private static Uni<String> takeTurns() {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(TAKE_TURNS, String.class)
                                        .getSingleResult());
    }

    private Uni<Integer> update(List<Template> catalogue, List<CurrentTemplate> known) {
        Map<UUID, CurrentTemplate> byId =
                known.stream()
                        .collect(
                                Collectors.toMap(
                                        template -> template.newest().definition().id(),
                                        Function.identity()));
        return Multi.createFrom()
                .iterable(catalogue)
                .onItem()
                .transformToUniAndConcatenate(template -> update(byId.get(template.id()), template))
                .collect()
                .with(Collectors.summingInt(changed -> changed ? 1 : 0));
    }

    private Uni<Boolean> update(@Nullable CurrentTemplate known, Template template) {
        if (known == null) {
            return templates.add(template, actor).replaceWith(true);
        }
        Template newest = known.newest().definition();
        if (newest.version() < template.version()) {
            return templates.advance(known.head(), template, actor).replaceWith(true);
        }
        if (newest.version() == template.version() && !newest.equals(template)) {
            LOG.errorf(
                    "A built-in template changed without a new version and stays as it was:"
                            + " template=%s version=%d",
                    template.id(), template.version());
        }
        return Uni.createFrom().item(false);
    }
}
