package io.phonelog.monitoring.audit;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.UUID;

/** The audit log over HTTP. */
@Path("admin/audit")
@Tag(name = "Audit")
public class AuditResource {
    private final Transactions transactions;
    private final AuditRepository entries;
    private final AuditChain chain;

    public AuditResource(Transactions transactions, AuditRepository entries, AuditChain chain) {
        this.transactions = transactions;
        this.entries = entries;
        this.chain = chain;
    }

    @GET
    @PermissionsAllowed(Permission.AUDIT_READ)
    @Operation(summary = "Who did what in the tenant, the newest first")
    public Uni<Page<AuditEntryView>> list(
            @Valid @BeanParam AuditFilter filter, @Valid @BeanParam PageQuery page) {
        return transactions.ofCaller(caller -> list(caller.orgId(), filter, page));
    }

    @GET
    @Path("verify")
    @PermissionsAllowed(Permission.AUDIT_READ)
    @Operation(summary = "Whether the tenant's audit log is as it was written")
    public Uni<ChainReport> verify() {
        return transactions.ofCaller(caller -> chain.verify(caller.orgId()));
    }

    private Uni<Page<AuditEntryView>> list(UUID org, AuditFilter filter, PageQuery page) {
        return entries.page(org, filter, page)
                .chain(
                        rows ->
                                entries.count(org, filter, Total.EXACT_UP_TO + 1)
                                        .map(count -> view(rows, page, count)));
    }

    private static Page<AuditEntryView> view(List<ChainedEntry> rows, PageQuery page, long count) {
        return Page.of(
                rows,
                page,
                Total.counted(count),
                AuditEntryView::of,
                entry -> Cursor.of(entry.sequence()));
    }
}
