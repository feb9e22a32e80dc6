package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.TOO_MANY_WEBHOOKS;
import static io.phonelog.notification.NotificationProblem.WEBHOOK_NOT_FOUND;
import static io.phonelog.notification.NotificationProblem.WEBHOOK_URL_REFUSED;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.guard.AddressGuard;
import io.phonelog.notification.guard.Target.Refused;
import io.phonelog.notification.signature.WebhookSecret;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.problem.FieldError;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.InstantSource;
import java.util.UUID;

/** Creates and finds the webhooks of the current tenant. */
@ApplicationScoped
public class Webhooks {
    private final WebhookRepository repository;
    private final AddressGuard guard;
    private final Keyring keyring;
    private final WebhookConfig config;
    private final InstantSource clock = InstantSource.system();

    public Webhooks(
            WebhookRepository repository,
            AddressGuard guard,
            Keyring keyring,
            WebhookConfig config) {
        this.repository = repository;
        this.guard = guard;
        this.keyring = keyring;
        this.config = config;
    }

    /** Fails with a problem when messages cannot be sent there. Resolves names: not in a transaction. */
    Uni<Void> checkAddress(NewWebhook wanted) {
        return guard.check(wanted.url())
                .replaceWithVoid()
                .onFailure(Refused.class)
                .transform(
                        refused ->
                                WEBHOOK_URL_REFUSED.because(
                                        String.valueOf(refused.getMessage()),
                                        new FieldError(
                                                "url",
                                                WEBHOOK_URL_REFUSED.name(),
                                                String.valueOf(refused.getMessage()))));
    }

    Uni<UUID> create(Caller caller, NewWebhook wanted) {
        UUID id = Uuid7.next();
        var sealed = keyring.seal(id, WebhookSecret.generate(), wanted.headers());
        var webhook =
                new Webhook(id, caller.orgId(), wanted, sealed, caller.actor(), clock.instant());
        return repository
                .countOf(caller.orgId())
                .invoke(
                        count -> {
                            if (count >= config.mostPerTenant()) {
                                throw TOO_MANY_WEBHOOKS.because(
                                        "Delete one of the " + count + " webhooks first.");
                            }
                        })
                .chain(() -> repository.persist(webhook))
                .replaceWith(id);
    }

    /** Fails with a problem when the tenant has no such webhook. */
    public Uni<Webhook> find(Caller caller, UUID id) {
        return repository
                .of(caller.orgId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> WEBHOOK_NOT_FOUND.because("There is no webhook " + id + "."));
    }
}
