package io.phonelog.event.export;

import static io.phonelog.event.read.EventProblem.TOO_MANY_EXPORTS;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.event.EventConfig;
import io.phonelog.event.read.EventQuery;
import io.phonelog.event.read.EventStream;
import io.phonelog.event.read.Parameters;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** Events of the caller's tenant as a file, sent while it is read. */
@Path("events/export")
@Tag(name = "Events")
public class ExportResource {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EventStream events;
    private final ObjectMapper json;
    private final Semaphore free;

    public ExportResource(EventStream events, ObjectMapper json, EventConfig config) {
        this.events = events;
        this.json = json;
        this.free = new Semaphore(config.exports().atOnce());
    }

    @GET
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(
            summary = "All events that meet the conditions, as csv, ndjson or parquet",
            description = "In no promised order; rows of a file mostly come in its order.")
    public RestMulti<byte[]> export(
            @BeanParam @Valid EventQuery query, @RestQuery @Nullable String format) {
        Parameters parameters = new Parameters();
        ExportFormat asked = parameters.oneOf("format", format, ExportFormat.class);
        parameters.check();
        ExportFormat as = Objects.requireNonNullElse(asked, ExportFormat.CSV);
        return RestMulti.fromMultiData(oneOfFew(written(query, writer(as))))
                .header(HttpHeaders.CONTENT_TYPE, as.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + as.fileName() + "\"")
                .build();
    }

    private EventWriter writer(ExportFormat format) {
        return switch (format) {
            case CSV -> new CsvEvents();
            case NDJSON -> new JsonLines(json);
            case PARQUET -> new ParquetEvents();
        };
    }

    /** Writing hundreds of events takes milliseconds: too long for an event loop. */
    private Multi<byte[]> written(EventQuery query, EventWriter writer) {
        Multi<byte[]> blocks =
                events.of(query)
                        .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                        .map(Unchecked.function(writer::block));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(writer.head()),
                        blocks,
                        Multi.createFrom().item(Unchecked.supplier(writer::tail)))
                .select()
                .where(bytes -> bytes.length > 0);
    }

    private Multi<byte[]> oneOfFew(Multi<byte[]> export) {
        return Multi.createFrom()
                .deferred(
                        () ->
                                free.tryAcquire()
                                        ? export.onTermination().invoke(() -> free.release())
                                        : Multi.createFrom().failure(tooMany()));
    }

    private static RuntimeException tooMany() {
        return TOO_MANY_EXPORTS.because("Try again when another has ended.").retryAfter(PAUSE);
    }
}
