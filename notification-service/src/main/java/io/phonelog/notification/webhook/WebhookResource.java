package io.phonelog.notification.webhook;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.platform.version.ExpectedVersion;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Webhook endpoints of the caller's tenant. */
@Path("webhooks")
@Tag(name = "Webhooks")
public class WebhookResource {
    private final Webhooks webhooks;
    private final AddressCheck address;
    private final WebhookRepository repository;
    private final WebhookViews views;
    private final Transactions transactions;
    private final Idempotency idempotency;

    public WebhookResource(
            Webhooks webhooks,
            AddressCheck address,
            WebhookRepository repository,
            WebhookViews views,
            Transactions transactions,
            Idempotency idempotency) {
        this.webhooks = webhooks;
        this.address = address;
        this.repository = repository;
        this.views = views;
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "The tenant's webhooks, newest first")
    public Uni<Page<WebhookView>> list(
            @BeanParam WebhookFilter filter, @BeanParam @Valid PageQuery query) {
        return transactions.ofCaller(
                caller -> {
                    var wanted = filter.of(caller.orgId());
                    return repository.page(wanted, query).chain(rows -> page(wanted, rows, query));
                });
    }

    @POST
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Create a webhook; the answer alone shows its secret")
    public Uni<RestResponse<WebhookView>> create(
            @NotNull @Valid WebhookDraft body,
            @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        Settings settings = Settings.of(body);
        return address.ofNew(settings)
                .chain(
                        () ->
                                transactions.ofCaller(
                                        caller ->
                                                createOnce(caller, key, body, settings)
                                                        .chain(id -> webhooks.find(caller, id))
                                                        .map(views::withSecret)))
                .map(
                        view ->
                                WebhookViews.tagged(Status.CREATED, view)
                                        .header(
                                                HttpHeaders.LOCATION,
                                                "/api/v1/webhooks/" + view.id())
                                        .build());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "A webhook")
    public Uni<RestResponse<WebhookView>> get(@PathParam("id") UUID id) {
        return transactions
                .ofCaller(caller -> webhooks.find(caller, id))
                .chain(webhook -> views.forCaller().map(view -> view.apply(webhook)))
                .map(view -> WebhookViews.tagged(Status.OK, view).build());
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Change a webhook: what is left out gets its default again")
    public Uni<RestResponse<WebhookView>> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WebhookDraft body) {
        var expected = ExpectedVersion.required(ifMatch);
        Settings settings = Settings.of(body);
        return address.ofChange(id, expected, settings)
                .chain(
                        () ->
                                transactions.ofCaller(
                                        caller ->
                                                webhooks.change(
                                                                caller,
                                                                id,
                                                                expected,
                                                                settings,
                                                                body.signature())
                                                        .map(views::of)))
                .map(view -> WebhookViews.tagged(Status.OK, view).build());
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Delete a webhook, with what waits for it and its log")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return transactions.ofCaller(
                caller ->
                        webhooks.findForChange(caller, id)
                                .chain(repository::delete)
                                .replaceWithVoid());
    }

    private Uni<Page<WebhookView>> page(
            WebhookFilter.Conditions wanted, List<Webhook> rows, PageQuery query) {
        return repository
                .count(wanted)
                .map(Total::counted)
                .chain(
                        total ->
                                views.forCaller()
                                        .map(
                                                view ->
                                                        Page.of(
                                                                rows,
                                                                query,
                                                                total,
                                                                view,
                                                                row -> Cursor.of(row.id()))));
    }

    /** The kept answer is the id alone: an answer with the secret would be kept in plain text. */
    private Uni<UUID> createOnce(
            Caller caller, @Nullable String key, WebhookDraft body, Settings settings) {
        return idempotency.once(
                caller,
                key,
                body,
                UUID.class,
                () -> webhooks.create(caller, settings, body.signature()));
    }
}
