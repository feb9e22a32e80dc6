package io.phonelog.monitoring.apikey;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Gives keys out and takes them back, and tells every service. Call it in a transaction. */
@ApplicationScoped
public class ApiKeyIssue {
    private final ApiKeyRepository keys;
    private final Escalation escalation;
    private final Idempotency idempotency;
    private final Outbox outbox;

    public ApiKeyIssue(
            ApiKeyRepository keys, Escalation escalation, Idempotency idempotency, Outbox outbox) {
        this.keys = keys;
        this.escalation = escalation;
        this.idempotency = idempotency;
        this.outbox = outbox;
    }

    /**
     * Makes a key. When the same request comes again its answer lacks the key itself: that is kept
     * nowhere, not even to be told twice.
     */
    Uni<ApiKeyView> issue(Caller caller, @Nullable String idempotencyKey, CreateApiKey wanted) {
        UUID id = Uuid7.next();
        Secret secret = Secret.random();
        return escalation
                .refuse(wanted.permissions())
                .chain(
                        () ->
                                idempotency.once(
                                        caller,
                                        idempotencyKey,
                                        wanted,
                                        ApiKeyView.class,
                                        () -> make(caller, id, secret, wanted)))
                .map(made -> made.id().equals(id) ? made.with(secret.keyOf(id)) : made);
    }

    /** Revokes a key; once revoked it stays so. */
    Uni<Void> revoke(Caller caller, UUID id) {
        return keys.locked(caller.orgId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(
                        key ->
                                key.revoke(caller.actor(), now())
                                        ? keys.flush().chain(() -> publish(caller, key))
                                        : Uni.createFrom().voidItem());
    }

    static RuntimeException unknown(UUID id) {
        return ApiKeyProblem.API_KEY_NOT_FOUND.because("There is no API key " + id + ".");
    }

    private Uni<ApiKeyView> make(Caller caller, UUID id, Secret secret, CreateApiKey wanted) {
        var key = new IssuedKey(id, caller.orgId(), wanted, secret.hash(), caller.actor(), now());
        return keys.persist(key).chain(() -> publish(caller, key)).replaceWith(ApiKeyView.of(key));
    }

    private Uni<Void> publish(Caller caller, IssuedKey key) {
        return outbox.publish(
                Topics.API_KEYS,
                key.id().toString(),
                outbox.event(
                        MessageType.API_KEY_CHANGED,
                        caller.orgId(),
                        key.id().toString(),
                        caller.actor(),
                        key.published()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
