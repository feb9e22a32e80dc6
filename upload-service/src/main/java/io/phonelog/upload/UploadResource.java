package io.phonelog.upload;

import static io.phonelog.upload.UploadProblem.UPLOAD_NOT_FOUND;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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

    public UploadResource(Transactions transactions, UploadRepository uploads) {
        this.transactions = transactions;
        this.uploads = uploads;
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
                caller ->
                        uploads.find(caller.orgId(), id)
                                .onItem()
                                .ifNull()
                                .failWith(() -> UPLOAD_NOT_FOUND.because("Upload " + id + "."))
                                .map(UploadView::of));
    }
}
