package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.SIGNATURE_FIXED;
import static io.phonelog.notification.NotificationProblem.TOO_MANY_SECRETS;
import static io.phonelog.notification.NotificationProblem.TOO_MANY_WEBHOOKS;
import static io.phonelog.notification.NotificationProblem.WEBHOOK_NOT_FOUND;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.signature.KeyChain;
import io.phonelog.notification.signature.SignatureKind;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.version.ExpectedVersion;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

/** Creates, changes and finds the webhooks of the current tenant. */
@ApplicationScoped
public class Webhooks {
    /** Each message is signed with all of them. */
    private static final int MOST_RETIRED = 4;

    private final WebhookRepository repository;
    private final Keyring keyring;
    private final WebhookConfig config;
    private final InstantSource clock = InstantSource.system();

    public Webhooks(WebhookRepository repository, Keyring keyring, WebhookConfig config) {
        this.repository = repository;
        this.keyring = keyring;
        this.config = config;
    }

    Uni<UUID> create(Caller caller, Settings settings, @Nullable SignatureKind signature) {
        UUID id = Uuid7.next();
        var keys = KeyChain.fresh(Objects.requireNonNullElse(signature, SignatureKind.V1));
        var sealed = keyring.seal(id, keys, settings.headers());
        var webhook =
                new Webhook(id, caller.orgId(), settings, sealed, caller.actor(), clock.instant());
        return repository
                .countOf(caller.orgId())
                .invoke(this::requireRoom)
                .chain(() -> repository.persist(webhook))
                .replaceWith(id);
    }

    /** Whether the tenant may have one more. */
    Uni<Boolean> hasRoom(Caller caller) {
        return repository.countOf(caller.orgId()).map(count -> count < config.mostPerTenant());
    }

    /** Fails with a problem when the tenant has no such webhook. */
    public Uni<Webhook> find(Caller caller, UUID id) {
        return found(repository.of(caller.orgId(), id), id);
    }

    /** Locks it until the end of the transaction. */
    Uni<Webhook> findForChange(Caller caller, UUID id) {
        return found(repository.ofForChange(caller.orgId(), id), id);
    }

    Uni<Webhook> change(
            Caller caller,
            UUID id,
            ExpectedVersion expected,
            Settings settings,
            @Nullable SignatureKind signature) {
        return findForChange(caller, id)
                .invoke(
                        webhook -> {
                            expected.require(webhook.version());
                            KeyChain keys = keyring.keys(id, webhook.sealed());
                            requireSame(keys, signature);
                            webhook.change(settings, keyring.seal(id, keys, settings.headers()));
                        })
                .call(() -> repository.giveAFreshStart(id));
    }

    Uni<UUID> rotate(Caller caller, UUID id, RotateSecret wanted) {
        return findForChange(caller, id)
                .invoke(webhook -> rotate(webhook, wanted))
                .map(Webhook::id);
    }

    private void rotate(Webhook webhook, RotateSecret wanted) {
        KeyChain keys = keyring.keys(webhook.id(), webhook.sealed());
        Duration overlap =
                wanted.overlapSeconds() == null
                        ? config.rotationOverlap()
                        : Duration.ofSeconds(wanted.overlapSeconds());
        SignatureKind kind = Objects.requireNonNullElse(wanted.signature(), keys.current().kind());
        KeyChain rotated = keys.rotated(kind, overlap, clock.instant());
        if (rotated.retired().size() > MOST_RETIRED) {
            throw TOO_MANY_SECRETS.because(
                    "Wait until an earlier key has retired, or end them all with overlapSeconds 0.");
        }
        var headers = keyring.headers(webhook.id(), webhook.sealed());
        webhook.seal(keyring.seal(webhook.id(), rotated, headers));
    }

    private void requireRoom(long count) {
        if (count >= config.mostPerTenant()) {
            throw TOO_MANY_WEBHOOKS.because("Delete one of the " + count + " webhooks first.");
        }
    }

    private static void requireSame(KeyChain keys, @Nullable SignatureKind wanted) {
        if (wanted != null && wanted != keys.current().kind()) {
            throw SIGNATURE_FIXED.because(
                    "Leave signature out, and change it with POST …/rotate-secret.");
        }
    }

    private static Uni<Webhook> found(Uni<@Nullable Webhook> looked, UUID id) {
        return looked.onItem()
                .ifNull()
                .failWith(() -> WEBHOOK_NOT_FOUND.because("There is no webhook " + id + "."));
    }
}
