package io.phonelog.notification.sse;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.EventStream.OfThing;
import io.phonelog.notification.stream.Opening;
import io.phonelog.notification.stream.Reader;
import io.phonelog.notification.stream.Selection;
import io.phonelog.notification.stream.Streams;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Streams as Server-Sent Events. */
@Path("/")
@Tag(name = "Streams")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamResource {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Predicate<LogEntry> NEVER = entry -> false;

    private final Streams streams;
    private final SseWriter writer;
    private final CurrentIdentityAssociation identity;

    public StreamResource(Streams streams, SseWriter writer, CurrentIdentityAssociation identity) {
        this.streams = streams;
        this.writer = writer;
        this.identity = identity;
    }

    @GET
    @Path("parser/progress/{jobId}")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "Follow a job from its beginning, or from Last-Event-ID, to its end")
    public Uni<Void> progress(
            @PathParam("jobId") UUID jobId,
            @HeaderParam(LAST_EVENT_ID) @Nullable String cursor,
            HttpServerResponse response) {
        Selection job = Selection.of(OfThing.job(jobId));
        return open(
                subject -> job,
                cursor,
                (reader, opening) ->
                        isOver(opening)
                                // 204: clients stop asking again.
                                ? Uni.createFrom().voidItem()
                                : writer.write(opening, endOf(opening), reader, response));
    }

    @GET
    @Path("stream")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(
            summary =
                    "Follow streams, with commas between them: job:<id>, upload:<id>, jobs, uploads, templates, user, system")
    public Uni<Void> stream(
            @QueryParam("streams") @NotNull String streams,
            @HeaderParam(LAST_EVENT_ID) @Nullable String cursor,
            HttpServerResponse response) {
        return open(
                subject -> Selection.parse(streams, subject),
                cursor,
                (reader, opening) -> writer.write(opening, NEVER, reader, response));
    }

    private Uni<Void> open(
            Function<String, Selection> selection,
            @Nullable String cursor,
            BiFunction<Reader, Opening, Uni<Void>> write) {
        return identity.getDeferredIdentity()
                .chain(Reader::of)
                .chain(
                        reader ->
                                streams.open(
                                                reader,
                                                selection.apply(reader.subject()),
                                                given(cursor))
                                        .chain(opening -> write.apply(reader, opening)));
    }

    private static @Nullable String given(@Nullable String cursor) {
        return cursor == null || cursor.isBlank() ? null : cursor.strip();
    }

    private static boolean isOver(Opening opening) {
        LogEntry latest = opening.latest();
        return latest != null && latest.ended() && opening.after() >= latest.sequence();
    }

    /** A job that was retried has ended before: only an end after which nothing came is one. */
    private static Predicate<LogEntry> endOf(Opening opening) {
        LogEntry latest = opening.latest();
        long newest = latest == null ? 0 : latest.sequence();
        return entry -> entry.ended() && entry.sequence() >= newest;
    }
}
