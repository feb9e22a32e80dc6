package io.phonelog.upload.content;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.storage.FileStore;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import mutiny.zero.flow.adapters.AdaptersToFlow;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Gives files back, whole or a range of them. */
@Path("parser/upload/{id}/content")
@Tag(name = "uploads")
public class ContentResource {
    private final Transactions transactions;
    private final UploadRepository uploads;
    private final FileStore store;

    public ContentResource(Transactions transactions, UploadRepository uploads, FileStore store) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed(Permission.UPLOADS_READ)
    @Operation(summary = "Download the file; ranges are honoured")
    public RestMulti<byte[]> content(
            UUID id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context RoutingContext call) {
        call.addHeadersEndHandler(ready -> withoutChunks(call.response()));
        return RestMulti.fromUniResponse(
                find(id).map(upload -> Download.of(upload, range, ifRange))
                        .chain(
                                download ->
                                        store.read(download.key(), download.rangeText())
                                                .map(bytes -> new Opened(download, bytes))),
                opened -> bytesOf(opened.bytes()),
                opened -> opened.download().headers(),
                opened -> opened.download().status());
    }

    /**
     * The framework sends every stream in chunks. One of a known length has to be without: of two
     * lengths a client may believe either (RFC 9112, 6.2), and take the chunks' heads for the file.
     */
    private static void withoutChunks(HttpServerResponse answer) {
        if (answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            answer.setChunked(false);
        }
    }

    private record Opened(Download download, Publisher<ByteBuffer> bytes) {}

    private Uni<Upload> find(UUID id) {
        return transactions.ofCaller(caller -> uploads.visible(caller.orgId(), id));
    }

    private static Multi<byte[]> bytesOf(Publisher<ByteBuffer> bytes) {
        return Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(bytes))
                .map(
                        buffer -> {
                            byte[] copy = new byte[buffer.remaining()];
                            buffer.get(copy);
                            return copy;
                        });
    }
}
