package io.phonelog.template;

import static io.phonelog.template.TemplateProblem.TEMPLATE_NAME_TAKEN;
import static io.phonelog.template.TemplateProblem.TEMPLATE_NOT_FOUND;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.template.Template;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.outbox.Outbox;
import io.phonelog.platform.version.ExpectedVersion;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What can be done with templates, by people and by the built-in catalogue. Every change makes a
 * version and publishes it. Call it in a transaction.
 */
@ApplicationScoped
public class Templates {
    private static final String UNIQUE_NAME = "template_name";

    private final TemplateRepository templates;
    private final Outbox outbox;

    public Templates(TemplateRepository templates, Outbox outbox) {
        this.templates = templates;
        this.outbox = outbox;
    }

    Uni<TemplateView> create(Caller caller, TemplateDraft draft) {
        return add(TemplateRules.accept(draft, Uuid7.next(), 1, caller.orgId()), caller.actor());
    }

    /** Makes the first version of a template. */
    public Uni<TemplateView> add(Template first, String actor) {
        return publish(new TemplateHead(first, actor, now()), first, actor);
    }

    /** Makes the next version of a template. */
    public Uni<TemplateView> advance(TemplateHead head, Template next, String actor) {
        head.advance(next);
        return publish(head, next, actor);
    }

    Uni<TemplateView> revise(
            Caller caller, UUID id, ExpectedVersion expected, TemplateDraft draft) {
        return changeable(caller, id, expected)
                .chain(
                        current -> {
                            int version = current.head().version() + 1;
                            return advance(
                                    current.head(),
                                    TemplateRules.accept(draft, id, version, caller.orgId()),
                                    caller.actor());
                        });
    }

    /** Takes a template out of the offer, by a last version that says so. */
    Uni<Void> delete(Caller caller, UUID id, ExpectedVersion expected) {
        return changeable(caller, id, expected)
                .chain(
                        current ->
                                advance(
                                        current.head(),
                                        withdrawn(current.newest().definition()),
                                        caller.actor()))
                .replaceWithVoid();
    }

    /** What the tenant sees under that id, deleted or not; a problem when there is nothing. */
    Uni<CurrentTemplate> known(Caller caller, UUID id) {
        return templates
                .of(caller.orgId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> TEMPLATE_NOT_FOUND.because("There is no template " + id + "."));
    }

    private Uni<CurrentTemplate> changeable(Caller caller, UUID id, ExpectedVersion expected) {
        return known(caller, id)
                .invoke(current -> current.head().requireChangeable())
                .call(current -> templates.lock(current.head()))
                .chain(current -> known(caller, id))
                .invoke(
                        current -> {
                            current.head().requireChangeable();
                            expected.require(current.head().version());
                        });
    }

    private Uni<TemplateView> publish(TemplateHead head, Template state, String actor) {
        var version = new TemplateVersion(state, actor, now());
        return templates
                .save(head, version)
                .onFailure(ConstraintViolationException.class)
                .transform(failure -> nameTaken(failure, state))
                .chain(
                        () ->
                                outbox.publish(
                                        Topics.TEMPLATES,
                                        state.id() + "/" + state.version(),
                                        outbox.event(
                                                MessageType.TEMPLATE_PUBLISHED,
                                                state.orgId(),
                                                state.id().toString(),
                                                actor,
                                                state)))
                .map(done -> TemplateView.of(head, version));
    }

    private static Throwable nameTaken(Throwable failure, Template state) {
        return UNIQUE_NAME.equals(((ConstraintViolationException) failure).getConstraintName())
                ? TEMPLATE_NAME_TAKEN.because(
                        "You have a template named \"" + state.name() + "\" already.")
                : failure;
    }

    private static Template withdrawn(Template is) {
        return new Template(
                is.id(),
                is.version() + 1,
                is.orgId(),
                is.name(),
                is.description(),
                is.layout(),
                is.columns(),
                is.defaults(),
                is.wrappers(),
                is.none(),
                is.groupBy(),
                true);
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
