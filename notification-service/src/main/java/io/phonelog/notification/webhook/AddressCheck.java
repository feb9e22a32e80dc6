package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.WEBHOOK_HOST_UNRESOLVED;
import static io.phonelog.notification.NotificationProblem.WEBHOOK_URL_REFUSED;

import io.phonelog.notification.NotificationProblem;
import io.phonelog.notification.guard.AddressGuard;
import io.phonelog.notification.guard.Target.Refused;
import io.phonelog.notification.guard.Unresolved;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.platform.version.ExpectedVersion;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/**
 * Tells whoever registers a webhook when the guard would not let its messages out. That takes time,
 * so it comes before the transaction of the call, and after a look at whether the call has a
 * chance.
 */
@ApplicationScoped
public class AddressCheck {
    private static final String UNRESOLVED =
            "The host's name cannot be resolved at the moment. Check the name, or try again later.";

    private final AddressGuard guard;
    private final Webhooks webhooks;
    private final Transactions transactions;
    private final CurrentIdentityAssociation identity;

    public AddressCheck(
            AddressGuard guard,
            Webhooks webhooks,
            Transactions transactions,
            CurrentIdentityAssociation identity) {
        this.guard = guard;
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.identity = identity;
    }

    /**
     * Of a webhook to be created; fails with a problem when messages cannot be sent there. Nothing
     * is asked for a tenant that has no room for it: its call may be one of before, sent again.
     */
    Uni<Void> ofNew(Settings settings) {
        return caller().chain(
                        caller ->
                                transactions
                                        .inTenant(caller.orgId(), () -> webhooks.hasRoom(caller))
                                        .chain(
                                                room ->
                                                        room
                                                                ? check(caller, settings)
                                                                : Uni.createFrom().voidItem()));
    }

    /** Of a webhook to be changed; fails with a problem, too, when it cannot be. */
    Uni<Void> ofChange(UUID id, ExpectedVersion expected, Settings settings) {
        return caller().chain(
                        caller ->
                                transactions
                                        .inTenant(caller.orgId(), () -> webhooks.find(caller, id))
                                        .invoke(webhook -> expected.require(webhook.version()))
                                        .chain(webhook -> check(caller, settings)));
    }

    private Uni<Caller> caller() {
        return identity.getDeferredIdentity().map(Caller::of);
    }

    /** Nothing is sent while it is disabled, so its host need not be there. */
    private Uni<Void> check(Caller caller, Settings settings) {
        Uni<Void> checked =
                settings.enabled()
                        ? guard.check(caller.orgId(), settings.url()).replaceWithVoid()
                        : Uni.createFrom()
                                .item(settings.url())
                                .invoke(guard::requireForm)
                                .replaceWithVoid();
        return checked.onFailure(Refused.class)
                .transform(
                        refused ->
                                problem(WEBHOOK_URL_REFUSED, String.valueOf(refused.getMessage())))
                .onFailure(Unresolved.class)
                .transform(unresolved -> problem(WEBHOOK_HOST_UNRESOLVED, UNRESOLVED));
    }

    private static Problem problem(NotificationProblem type, String reason) {
        return type.because(reason, new FieldError("url", type.name(), reason));
    }
}
