package io.phonelog.event.read;

import static io.phonelog.event.read.EventProblem.EVENT_NOT_FOUND;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** Events of the caller's tenant. */
@Path("events")
@Tag(name = "Events")
public class EventResource {
    private final EventRepository events;

    public EventResource(EventRepository events) {
        this.events = events;
    }

    @GET
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Events that meet all the given conditions, newest first")
    public Uni<Page<EventView>> list(
            @BeanParam @Valid EventQuery query, @BeanParam @Valid PageQuery page) {
        return events.page(query.filter(), query.newestFirst(), page);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "One event, with where in which file it was read")
    public Uni<EventView> get(UUID id) {
        return events.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> EVENT_NOT_FOUND.because("There is no event " + id + "."));
    }
}
