package io.phonelog.monitoring.apikey;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.platform.web.Created;
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
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** API keys over HTTP. */
@Path("admin/api-keys")
@Tag(name = "API keys")
public class ApiKeyResource {
    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final ApiKeyIssue issue;

    public ApiKeyResource(Transactions transactions, ApiKeyRepository keys, ApiKeyIssue issue) {
        this.transactions = transactions;
        this.keys = keys;
        this.issue = issue;
    }

    @GET
    @PermissionsAllowed(Permission.API_KEYS_MANAGE)
    @Operation(summary = "The tenant's API keys, revoked ones too, the newest first")
    public Uni<Page<ApiKeyView>> list(@Valid @BeanParam PageQuery page) {
        return transactions.ofCaller(
                caller ->
                        keys.page(caller.orgId(), page)
                                .chain(
                                        rows ->
                                                keys.count(caller.orgId())
                                                        .map(
                                                                count ->
                                                                        Page.of(
                                                                                rows,
                                                                                page,
                                                                                Total.counted(
                                                                                        count),
                                                                                ApiKeyView::of,
                                                                                key ->
                                                                                        Cursor.of(
                                                                                                key
                                                                                                        .id())))));
    }

    @POST
    @PermissionsAllowed(Permission.API_KEYS_MANAGE)
    @Operation(summary = "Makes an API key; this answer is the only one that tells it")
    public Uni<Response> create(
            @NotNull @Valid CreateApiKey wanted,
            @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return transactions
                .ofCaller(caller -> issue.issue(caller, key, wanted))
                .map(
                        made ->
                                Created.at("/api/v1/admin/api-keys/" + made.id())
                                        .entity(made)
                                        .build());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.API_KEYS_MANAGE)
    @Operation(summary = "An API key, without the key itself")
    public Uni<ApiKeyView> get(UUID id) {
        return transactions.ofCaller(
                caller ->
                        keys.of(caller.orgId(), id)
                                .onItem()
                                .ifNull()
                                .failWith(() -> ApiKeyIssue.unknown(id))
                                .map(ApiKeyView::of));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.API_KEYS_MANAGE)
    @Operation(summary = "Revokes an API key, everywhere within seconds")
    public Uni<Void> revoke(UUID id) {
        return transactions.ofCaller(caller -> issue.revoke(caller, id));
    }
}
