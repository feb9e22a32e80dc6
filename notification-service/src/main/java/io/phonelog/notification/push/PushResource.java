package io.phonelog.notification.push;

import static io.phonelog.notification.NotificationProblem.PUSH_NOT_FOR_KEYS;

import io.phonelog.notification.notice.Addressee;
import io.phonelog.platform.access.ApiKeyAuthentication;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Map;
import java.util.function.Function;

/** The devices that are woken for the caller's notifications. */
@Path("notifications")
@Tag(name = "Notifications")
public class PushResource {
    private final PushSubscriptions subscriptions;
    private final Vapid vapid;
    private final Transactions transactions;
    private final CurrentIdentityAssociation identity;

    public PushResource(
            PushSubscriptions subscriptions,
            Vapid vapid,
            Transactions transactions,
            CurrentIdentityAssociation identity) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.transactions = transactions;
        this.identity = identity;
    }

    @GET
    @Path("vapid-key")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "The public key that a browser subscribes with")
    public Map<String, String> vapidKey() {
        return Map.of("publicKey", vapid.publicKey());
    }

    @POST
    @Path("push-subscriptions")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(
            summary =
                    "Push the caller's notifications to a browser; again, as on every start, keeps it going")
    public Uni<RestResponse<PushSubscriptionView>> subscribe(
            @NotNull @Valid CreatePushSubscription wanted) {
        vapid.requireOffered();
        return identity.getDeferredIdentity()
                .invoke(PushResource::requirePerson)
                .chain(caller -> subscriptions.check(Caller.of(caller).orgId(), wanted))
                .chain(address -> ofAddressee(user -> subscriptions.add(user, address)))
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @DELETE
    @Path("push-subscriptions")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "Push nothing to a browser any more, named by its endpoint")
    public Uni<Void> unsubscribe(@QueryParam("endpoint") @NotBlank String endpoint) {
        return ofAddressee(user -> subscriptions.remove(user, endpoint));
    }

    private static void requirePerson(SecurityIdentity caller) {
        if (ApiKeyAuthentication.keyOf(caller) != null) {
            throw PUSH_NOT_FOR_KEYS.because("Subscribe with a user's token.");
        }
    }

    private <T> Uni<T> ofAddressee(Function<Addressee, Uni<T>> work) {
        return identity.getDeferredIdentity()
                .chain(Addressee::of)
                .chain(user -> transactions.ofCaller(caller -> work.apply(user)));
    }
}
