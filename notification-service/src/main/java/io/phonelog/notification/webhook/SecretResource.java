package io.phonelog.notification.webhook;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The keys that messages to a webhook are signed with. */
@Path("webhooks/{id}/rotate-secret")
@Tag(name = "Webhooks")
public class SecretResource {
    private final Webhooks webhooks;
    private final WebhookViews views;
    private final Transactions transactions;
    private final Idempotency idempotency;

    public SecretResource(
            Webhooks webhooks,
            WebhookViews views,
            Transactions transactions,
            Idempotency idempotency) {
        this.webhooks = webhooks;
        this.views = views;
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Sign with a new key, and for a while with the present one too")
    public Uni<RestResponse<WebhookView>> rotate(
            @PathParam("id") UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable RotateSecret body) {
        RotateSecret wanted = body == null ? new RotateSecret(null, null) : body;
        return transactions
                .ofCaller(
                        caller ->
                                idempotency
                                        .once(
                                                caller,
                                                key,
                                                new Request(id, wanted),
                                                UUID.class,
                                                () -> webhooks.rotate(caller, id, wanted))
                                        .chain(done -> webhooks.find(caller, done))
                                        .map(views::withSecret))
                .map(view -> WebhookViews.tagged(Status.OK, view).build());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(hidden = true)
    public Uni<RestResponse<WebhookView>> rotateWithoutBody(
            @PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return rotate(id, key, null);
    }

    /** What an idempotency key stands for. */
    private record Request(UUID webhook, RotateSecret wanted) {}
}
