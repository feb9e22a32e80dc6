package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.TUS_CONTENT_TYPE;

import io.phonelog.platform.access.Permission;
import io.phonelog.upload.digest.BodyCheck;
import io.phonelog.upload.digest.ContentDigest;
import io.phonelog.upload.transfer.Transfer;
import io.phonelog.upload.transfer.TransferKind;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.phonelog.upload.tus.Appending.Appended;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The calls of the protocol. Like those of a file in one request they take the request itself and
 * no body, and go on when the connection is lost: what came has to be kept.
 */
@Path(Tus.PATH)
@Tag(name = "tus")
public class TusResource {
    private final TusUploads uploads;

    TusResource(TusUploads uploads) {
        this.uploads = uploads;
    }

    @OPTIONS
    @PermitAll
    @Operation(summary = "What this server of tus 1.0 can do")
    public Response capabilities() {
        return Response.noContent()
                .header(Tus.TUS_RESUMABLE, Tus.VERSION)
                .header(Tus.TUS_VERSION, Tus.VERSION)
                .header(Tus.TUS_EXTENSION, Tus.EXTENSIONS)
                .header(Tus.TUS_MAX_SIZE, uploads.mostBytes())
                .header(Tus.TUS_CHECKSUM_ALGORITHM, ChecksumAlgorithm.wireNames())
                .build();
    }

    @OPTIONS
    @Path("{id}")
    @PermitAll
    @Operation(summary = "What this server of tus 1.0 can do")
    public Response capabilities(UUID id) {
        return capabilities();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Begin an upload, with its first bytes if you like")
    public Uni<Response> create(@Context HttpServerRequest request, @Context UriInfo uri) {
        CreateUpload wanted = CreateUpload.of(request, uploads.mostBytes());
        List<BodyCheck> checks = checksOf(request);
        boolean withBytes = hasBytes(request) && !(wanted.concat() instanceof Concat.Final);
        if (withBytes) {
            requireContentType(request);
        }
        return uploads.create(wanted, request)
                .chain(
                        found -> {
                            Uni<Long> offset =
                                    withBytes
                                            ? uploads.append(
                                                            found.upload().id(),
                                                            0,
                                                            null,
                                                            checks,
                                                            request)
                                                    .map(Appended::offset)
                                            : Uni.createFrom().nullItem();
                            return offset.map(at -> created(found, at, uri));
                        });
    }

    @HEAD
    @Path("{id}")
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Operation(summary = "Where to go on; whoever else is sending is stopped")
    public Uni<Response> where(UUID id) {
        return uploads.settled(id).map(TusResource::where);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Cancellable(false)
    @Operation(summary = "Append bytes")
    public Uni<Response> append(UUID id, @Context HttpServerRequest request) {
        requireContentType(request);
        long offset = Count.of(Tus.UPLOAD_OFFSET, request.getHeader(Tus.UPLOAD_OFFSET));
        String length = request.getHeader(Tus.UPLOAD_LENGTH);
        Long said = length == null ? null : CreateUpload.lengthOf(length, uploads.mostBytes());
        return uploads.append(id, offset, said, checksOf(request), request)
                .map(TusResource::appended);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permission.UPLOADS_CREATE)
    @Operation(summary = "End an upload; a file that is stored already stays")
    public Uni<Response> terminate(UUID id) {
        return uploads.terminate(id).map(done -> Response.noContent().build());
    }

    private static Response created(Found found, @Nullable Long offset, UriInfo uri) {
        // Without a host, so that it holds behind any gateway.
        String location = uri.getBaseUri().getPath() + Tus.PATH + "/" + found.upload().id();
        ResponseBuilder answer =
                Response.status(Status.CREATED).header(HttpHeaders.LOCATION, location);
        return expiring(answer, found.transfer().expiresAt())
                .header(Tus.UPLOAD_OFFSET, offset)
                .build();
    }

    private static Response appended(Appended done) {
        return expiring(Response.noContent(), done.expiresAt())
                .header(Tus.UPLOAD_OFFSET, done.offset())
                .build();
    }

    private static Response where(Found found) {
        Transfer transfer = found.transfer();
        Long length = transfer.length();
        boolean assembled = transfer.kind() == TransferKind.ASSEMBLED;
        return expiring(Response.ok(), transfer.expiresAt())
                .header(Tus.UPLOAD_OFFSET, assembled ? length : (Long) transfer.received())
                .header(Tus.UPLOAD_LENGTH, length)
                .header(Tus.UPLOAD_DEFER_LENGTH, length == null ? 1 : null)
                .header(Tus.UPLOAD_METADATA, transfer.metadata())
                .header(Tus.UPLOAD_CONCAT, transfer.concat())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ResponseBuilder expiring(ResponseBuilder answer, Instant end) {
        return answer.header(
                Tus.UPLOAD_EXPIRES,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(end.atOffset(ZoneOffset.UTC)));
    }

    private static List<BodyCheck> checksOf(HttpServerRequest request) {
        List<BodyCheck> checks = new ArrayList<>();
        BodyCheck checksum = UploadChecksum.parse(request.getHeader(Tus.UPLOAD_CHECKSUM));
        if (checksum != null) {
            checks.add(checksum);
        }
        ContentDigest digest = ContentDigest.parse(request.headers().getAll(ContentDigest.HEADER));
        if (digest.given()) {
            checks.add(digest);
        }
        return checks;
    }

    private static boolean hasBytes(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.getHeader("Transfer-Encoding") != null
                : !length.equals("0");
    }

    private static void requireContentType(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.strip().equalsIgnoreCase(Tus.CONTENT_TYPE)) {
            throw TUS_CONTENT_TYPE.because("Send %s.".formatted(Tus.CONTENT_TYPE));
        }
    }
}
