package io.phonelog.upload.session;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import java.util.UUID;

/** Files in chunks: begin, look, complete, cancel. */
@Path(SessionResource.PATH)
@Tag(name = "sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    static final String PATH = "parser/upload/session";

    private final Sessions sessions;
    private final Possession possession;

    SessionResource(Sessions sessions, Possession possession) {
        this.sessions = sessions;
        this.possession = possession;
    }

    @POST
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Operation(summary = "Begin a session")
    public Uni<Response> create(@NotNull @Valid CreateSession body, @Context UriInfo uri) {
        return sessions.create(body)
                .map(
                        session ->
                                Response.status(Status.CREATED)
                                        // Without a host, so that it holds behind any gateway.
                                        .header(
                                                HttpHeaders.LOCATION,
                                                uri.getBaseUri().getPath()
                                                        + PATH
                                                        + "/"
                                                        + session.id())
                                        .entity(session)
                                        .build());
    }

    @GET
    @PermissionsAllowed(Permission.UPLOADS_READ)
    @Operation(summary = "List unfinished sessions, the newest first")
    public Uni<Page<SessionView>> list(@Valid @BeanParam PageQuery query) {
        return sessions.list(query);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.UPLOADS_READ)
    @Operation(summary = "Get a session: what has come, how fast, what is missing")
    public Uni<SessionView> get(UUID id) {
        return sessions.get(id);
    }

    @POST
    @Path("{id}/complete")
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Make one file of the chunks")
    public Uni<Response> complete(UUID id) {
        return sessions.complete(id).map(answer -> Response.accepted(answer).build());
    }

    @POST
    @Path("{id}/proof")
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Operation(
            summary =
                    "Show that the file is at hand which the tenant has, to be spared its transfer")
    public Uni<Response> prove(UUID id, @NotNull @Valid Proof proof) {
        return possession.prove(id, proof).map(answer -> Response.accepted(answer).build());
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Operation(summary = "Cancel a session and remove its chunks")
    public Uni<Response> cancel(UUID id) {
        return sessions.cancel(id).map(done -> Response.noContent().build());
    }
}
