package io.phonelog.notification.push;

import static io.phonelog.notification.NotificationProblem.PUSH_ENDPOINT_REFUSED;
import static io.phonelog.notification.NotificationProblem.PUSH_HOST_UNRESOLVED;
import static io.phonelog.notification.NotificationProblem.TOO_MANY_SUBSCRIPTIONS;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.NotificationProblem;
import io.phonelog.notification.guard.AddressGuard;
import io.phonelog.notification.guard.Target.Refused;
import io.phonelog.notification.guard.Unresolved;
import io.phonelog.notification.notice.Addressee;
import io.phonelog.notification.webhook.Vault;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.problem.Problem;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Adds and removes the devices of users. */
@ApplicationScoped
public class PushSubscriptions {
    private static final String UNRESOLVED =
            "The host of the endpoint cannot be resolved at the moment. Subscribe again later.";

    private final PushSubscriptionRepository repository;
    private final AddressGuard guard;
    private final Vault vault;
    private final ObjectMapper json;
    private final PushConfig config;

    public PushSubscriptions(
            PushSubscriptionRepository repository,
            AddressGuard guard,
            Vault vault,
            ObjectMapper json,
            PushConfig config) {
        this.repository = repository;
        this.guard = guard;
        this.vault = vault;
        this.json = json;
        this.config = config;
    }

    /**
     * Fails with a problem when nothing can be pushed there. Resolves names: not in a transaction.
     *
     * @param tenant whose user wants it
     */
    Uni<PushAddress> check(UUID tenant, CreatePushSubscription wanted) {
        PushAddress address =
                new PushAddress(wanted.endpoint(), wanted.keys().p256dh(), wanted.keys().auth());
        try {
            address.keys();
        } catch (IllegalArgumentException e) {
            throw problem(PUSH_ENDPOINT_REFUSED, "keys", e.getMessage());
        }
        return guard.check(tenant, address.endpoint())
                .replaceWith(address)
                .onFailure(Refused.class)
                .transform(e -> problem(PUSH_ENDPOINT_REFUSED, "endpoint", e.getMessage()))
                .onFailure(Unresolved.class)
                .transform(e -> problem(PUSH_HOST_UNRESOLVED, "endpoint", UNRESOLVED));
    }

    /**
     * Adds an address in the current transaction, or brings the keys of a known one up to date. A
     * browser that another had subscribed is this user's now.
     */
    Uni<PushSubscriptionView> add(Addressee user, PushAddress address) {
        byte[] digest = digest(address.endpoint());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return repository
                .endOfOthers(user, digest)
                .chain(() -> repository.of(user, digest))
                .chain(
                        known ->
                                known == null
                                        ? addNew(user, address, digest, now)
                                        : Uni.createFrom()
                                                .item(confirmed(known, user, address, now)))
                .map(subscription -> PushSubscriptionView.of(subscription, config.lifetime()));
    }

    /** Removes an address of a user, if it is there. */
    Uni<Void> remove(Addressee user, String endpoint) {
        return repository.deleteOf(user, digest(endpoint)).replaceWithVoid();
    }

    private Uni<PushSubscription> addNew(
            Addressee user, PushAddress address, byte[] digest, Instant now) {
        var added = new PushSubscription(Uuid7.next(), user, WebPush.NAME, digest, now);
        return repository
                .countOf(user)
                .invoke(this::requireRoom)
                .chain(() -> repository.persist(sealed(added, address)));
    }

    private PushSubscription confirmed(
            PushSubscription known, Addressee user, PushAddress address, Instant now) {
        known.confirm(user.admin(), now);
        return sealed(known, address);
    }

    private PushSubscription sealed(PushSubscription subscription, PushAddress address) {
        byte[] sealed = vault.seal(subscription.id(), address.write(json));
        subscription.reachedBy(sealed, vault.keyId());
        return subscription;
    }

    private void requireRoom(long count) {
        if (count >= config.mostPerUser()) {
            throw TOO_MANY_SUBSCRIPTIONS.because(
                    "You have subscribed %d devices. Remove one first.".formatted(count));
        }
    }

    private static Problem problem(
            NotificationProblem type, String field, @Nullable String reason) {
        String detail = reason == null ? "It cannot be read." : reason;
        return type.because(detail, new FieldError(field, type.name(), detail));
    }

    private static byte[] digest(String endpoint) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(endpoint.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
