package io.phonelog.upload;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.duplicate.Duplicates;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** What came in. */
@Path("parser/upload")
@Tag(name = "uploads")
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    private final Transactions transactions;
    private final UploadRepository uploads;
    private final Duplicates duplicates;

    public UploadResource(
            Transactions transactions, UploadRepository uploads, Duplicates duplicates) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.duplicates = duplicates;
    }

    @GET
    @PermissionsAllowed(Permission.UPLOADS_READ)
    @Operation(summary = "List uploads, the newest first")
    public Uni<Page<UploadView>> list(@Valid @BeanParam PageQuery query) {
        return transactions.ofCaller(
                caller ->
                        uploads.page(caller.orgId(), query)
                                .chain(
                                        rows ->
                                                uploads.total(caller.orgId())
                                                        .map(
                                                                total ->
                                                                        Page.of(
                                                                                rows,
                                                                                query,
                                                                                total,
                                                                                UploadView::of,
                                                                                row ->
                                                                                        Cursor.of(
                                                                                                row
                                                                                                        .id())))));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.UPLOADS_READ)
    @Operation(summary = "Get an upload")
    public Uni<UploadView> get(UUID id) {
        return transactions.ofCaller(
                caller -> uploads.visible(caller.orgId(), id).map(UploadView::of));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.UPLOADS_DELETE)
    @Operation(
            summary =
                    "Delete an upload that has ended, and its events; those linked to it keep both")
    public Uni<Response> delete(UUID id) {
        return transactions
                .ofCaller(caller -> duplicates.delete(caller.orgId(), id, caller.actor()))
                .map(done -> Response.noContent().build());
    }
}
