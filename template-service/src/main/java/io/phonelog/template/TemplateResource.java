package io.phonelog.template;

import static io.phonelog.template.TemplateProblem.TEMPLATE_NOT_FOUND;
import static io.phonelog.template.TemplateProblem.TEMPLATE_VERSION_NOT_FOUND;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.platform.version.ExpectedVersion;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Templates over HTTP. */
@Path("templates")
@Tag(name = "Templates")
public class TemplateResource {
    private final Transactions transactions;
    private final TemplateRepository templates;
    private final Templates doings;
    private final Idempotency idempotency;

    public TemplateResource(
            Transactions transactions,
            TemplateRepository templates,
            Templates doings,
            Idempotency idempotency) {
        this.transactions = transactions;
        this.templates = templates;
        this.doings = doings;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.TEMPLATES_READ)
    @Operation(summary = "The tenant's templates and the built-in ones, by name")
    public Uni<Page<TemplateView>> list(
            @Valid @BeanParam TemplateFilter filter, @Valid @BeanParam PageQuery page) {
        return transactions.ofCaller(
                caller ->
                        templates
                                .page(caller.orgId(), filter, page)
                                .chain(
                                        rows ->
                                                templates
                                                        .count(
                                                                caller.orgId(),
                                                                filter,
                                                                Total.EXACT_UP_TO + 1)
                                                        .map(
                                                                count ->
                                                                        Page.of(
                                                                                rows,
                                                                                page,
                                                                                Total.counted(
                                                                                        count),
                                                                                CurrentTemplate
                                                                                        ::view,
                                                                                TemplateFilter
                                                                                        ::placeOf))));
    }

    @POST
    @PermissionsAllowed(Permission.TEMPLATES_WRITE)
    @Operation(summary = "Makes a template")
    public Uni<Response> create(
            @NotNull TemplateDraft template,
            @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return transactions
                .ofCaller(
                        caller ->
                                idempotency.once(
                                        caller,
                                        key,
                                        template,
                                        TemplateView.class,
                                        () -> doings.create(caller, template)))
                .map(
                        made ->
                                Created.at("/api/v1/templates/" + made.id())
                                        .tag(tagOf(made))
                                        .entity(made)
                                        .build());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.TEMPLATES_READ)
    @Operation(summary = "A template's newest version")
    public Uni<Response> get(UUID id) {
        return transactions.ofCaller(caller -> offered(caller, id)).map(TemplateResource::tagged);
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed(Permission.TEMPLATES_WRITE)
    @Operation(summary = "Makes a new version of a template; older ones stay as they are")
    public Uni<Response> revise(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull TemplateDraft template) {
        ExpectedVersion expected = ExpectedVersion.required(ifMatch);
        return transactions
                .ofCaller(caller -> doings.revise(caller, id, expected, template))
                .map(TemplateResource::tagged);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.TEMPLATES_DELETE)
    @Operation(summary = "Offers a template no more; files read with it keep their meaning")
    public Uni<Void> delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ExpectedVersion expected = ExpectedVersion.optional(ifMatch);
        return transactions.ofCaller(caller -> doings.delete(caller, id, expected));
    }

    @GET
    @Path("{id}/versions")
    @PermissionsAllowed(Permission.TEMPLATES_READ)
    @Operation(summary = "Every version of a template, also of a deleted one, the newest first")
    public Uni<Page<TemplateView>> versions(UUID id, @Valid @BeanParam PageQuery page) {
        return transactions.ofCaller(
                caller -> doings.known(caller, id).chain(current -> versions(current, page)));
    }

    @GET
    @Path("{id}/versions/{version}")
    @PermissionsAllowed(Permission.TEMPLATES_READ)
    @Operation(summary = "One version of a template, also of a deleted one")
    public Uni<Response> version(UUID id, @PathParam("version") int version) {
        return transactions
                .ofCaller(
                        caller -> doings.known(caller, id).chain(known -> version(known, version)))
                .map(TemplateResource::tagged);
    }

    private Uni<TemplateView> offered(Caller caller, UUID id) {
        return doings.known(caller, id)
                .map(
                        current -> {
                            if (current.head().deleted()) {
                                throw TEMPLATE_NOT_FOUND.because(
                                        "The template was deleted; its versions can still be read.");
                            }
                            return current.view();
                        });
    }

    private Uni<Page<TemplateView>> versions(CurrentTemplate current, PageQuery page) {
        TemplateHead head = current.head();
        Cursor cursor = page.cursor(1);
        int below = cursor == null ? Integer.MAX_VALUE : cursor.value(0, Integer::valueOf);
        // Versions count from 1 without gaps, so that the newest is how many there are.
        return templates
                .versions(head.id(), below, page.fetch())
                .map(
                        rows ->
                                Page.of(
                                        rows,
                                        page,
                                        Total.counted(head.version()),
                                        row -> TemplateView.of(head, row),
                                        row -> Cursor.of(row.version())));
    }

    private Uni<TemplateView> version(CurrentTemplate current, int version) {
        return templates
                .version(current.head().id(), version)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                TEMPLATE_VERSION_NOT_FOUND.because(
                                        "The template has versions 1 to %d."
                                                .formatted(current.head().version())))
                .map(found -> TemplateView.of(current.head(), found));
    }

    private static Response tagged(TemplateView template) {
        return Response.ok(template).tag(tagOf(template)).build();
    }

    private static EntityTag tagOf(TemplateView template) {
        return new EntityTag(Integer.toString(template.version()));
    }
}
