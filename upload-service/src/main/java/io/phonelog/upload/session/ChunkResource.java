package io.phonelog.upload.session;

import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import java.util.UUID;

/** The chunks of a session. */
@Path("parser/upload/chunk/{sessionId}/{index}")
@Tag(name = "sessions")
public class ChunkResource {
    private final ChunkIntake chunks;

    ChunkResource(ChunkIntake chunks) {
        this.chunks = chunks;
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Send a chunk, in any order; Content-Digest is checked when given")
    public Uni<Response> put(UUID sessionId, int index, @Context HttpServerRequest request) {
        return chunks.take(sessionId, index, request).map(done -> Response.noContent().build());
    }
}
