package io.phonelog.notification.webhook;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Webhook endpoints of the caller's tenant. */
@Path("webhooks")
@Tag(name = "Webhooks")
public class WebhookResource {
    private final Webhooks webhooks;
    private final WebhookRepository repository;
    private final Keyring keyring;
    private final Transactions transactions;
    private final Idempotency idempotency;

    public WebhookResource(
            Webhooks webhooks,
            WebhookRepository repository,
            Keyring keyring,
            Transactions transactions,
            Idempotency idempotency) {
        this.webhooks = webhooks;
        this.repository = repository;
        this.keyring = keyring;
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "The tenant's webhooks, newest first")
    public Uni<Page<WebhookView>> list(@BeanParam @Valid PageQuery query) {
        return transactions.ofCaller(
                caller ->
                        repository
                                .page(caller.orgId(), query)
                                .chain(rows -> page(caller, rows, query)));
    }

    @POST
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Create a webhook; the answer alone shows its secret")
    public Uni<RestResponse<WebhookView>> create(
            @NotNull @Valid CreateWebhook body,
            @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        NewWebhook wanted = NewWebhook.of(body);
        return webhooks.checkAddress(wanted)
                .chain(
                        () ->
                                transactions.ofCaller(
                                        caller ->
                                                createOnce(caller, key, wanted)
                                                        .chain(id -> webhooks.find(caller, id))
                                                        .map(this::viewWithSecret)))
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<WebhookView>created(
                                                URI.create("/api/v1/webhooks/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "A webhook")
    public Uni<WebhookView> get(@PathParam("id") UUID id) {
        return transactions.ofCaller(caller -> webhooks.find(caller, id).map(this::view));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Delete a webhook, with what waits for it and its log")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return transactions.ofCaller(
                caller -> webhooks.find(caller, id).chain(repository::delete).replaceWithVoid());
    }

    private Uni<Page<WebhookView>> page(Caller caller, List<Webhook> rows, PageQuery query) {
        return repository
                .countOf(caller.orgId())
                .map(Total::counted)
                .map(total -> Page.of(rows, query, total, this::view, row -> Cursor.of(row.id())));
    }

    /** The kept answer is the id alone: an answer with the secret would be kept in plain text. */
    private Uni<UUID> createOnce(Caller caller, @Nullable String key, NewWebhook wanted) {
        return idempotency.once(
                caller, key, wanted, UUID.class, () -> webhooks.create(caller, wanted));
    }

    private WebhookView view(Webhook webhook) {
        var sealed = webhook.sealed();
        var headers = keyring.headers(webhook.id(), sealed.keyId(), sealed.headers());
        return WebhookView.of(webhook, headers, null);
    }

    private WebhookView viewWithSecret(Webhook webhook) {
        var sealed = webhook.sealed();
        var headers = keyring.headers(webhook.id(), sealed.keyId(), sealed.headers());
        var secret = keyring.secret(webhook.id(), sealed.keyId(), sealed.secret());
        return WebhookView.of(webhook, headers, secret.text());
    }
}
