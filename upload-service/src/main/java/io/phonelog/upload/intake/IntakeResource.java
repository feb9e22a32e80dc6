package io.phonelog.upload.intake;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.web.Created;
import io.phonelog.upload.AcceptedView;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Takes a file in one request. The methods take the request itself and no body, because the
 * framework would put a body into memory or on disk before it gives it to a method.
 *
 * <p>They go on when the connection is lost: what was begun has to be ended in order.
 */
@Path("parser/upload")
@Tag(name = "uploads")
@Produces(MediaType.APPLICATION_JSON)
public class IntakeResource {
    private final Intake intake;

    public IntakeResource(Intake intake) {
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Upload a file as a form: field \"file\", options before or after it")
    public Uni<Response> form(@Context HttpServerRequest request, @Context UriInfo uri) {
        return intake.form(request).map(answer -> created(answer, uri));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Upload a file as the body, named by Content-Disposition")
    public Uni<Response> raw(@Context HttpServerRequest request, @Context UriInfo uri) {
        return intake.raw(request).map(answer -> created(answer, uri));
    }

    @POST
    @Path("stream")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Upload a file of unknown length as the body, named by ?filename=")
    public Uni<Response> stream(@Context HttpServerRequest request, @Context UriInfo uri) {
        return intake.raw(request).map(answer -> created(answer, uri));
    }

    private static Response created(AcceptedView answer, UriInfo uri) {
        String path = uri.getBaseUri().getPath() + "parser/upload/" + answer.upload().id();
        return Created.at(path).entity(answer).build();
    }
}
