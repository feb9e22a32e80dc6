package io.phonelog.event.insight;

import static io.phonelog.event.read.EventProblem.QUERY_TOO_EXPENSIVE;
import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.event.read.EventFilter;
import io.phonelog.event.read.EventQuery;
import io.phonelog.event.read.Parameters;
import io.phonelog.event.read.ReplicaReads;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.problem.FieldError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * What analysts ask. Every call takes the filters of {@code GET /events}, and a beginning and an
 * end: the events between them are read.
 */
@Path("analytics")
@Tag(name = "Analytics")
public class InsightResource {
    private static final Duration A_YEAR = Duration.ofDays(366);
    private static final Duration A_MONTH = Duration.ofDays(31);
    private static final double METRES = 1_000;

    private final ReplicaReads reads;

    public InsightResource(ReplicaReads reads) {
        this.reads = reads;
    }

    /** What was found, the most important first. */
    public record Found<T>(List<T> items) {}

    @GET
    @Path("common")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Numbers with which several subjects were in touch; of at most a year")
    public Uni<Found<SharedContacts.Shared>> common(
            @BeanParam @Valid EventQuery query,
            @QueryParam("subjects") @DefaultValue("2") @Min(2) @Max(1_000) int subjects) {
        EventFilter filter = within(query.filter(), A_YEAR);
        return found(session -> SharedContacts.of(session, filter, subjects));
    }

    @GET
    @Path("locations")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Where a subject's phone mostly is at each hour of the day; of a year")
    public Uni<Found<Locations.Location>> locations(
            @BeanParam @Valid EventQuery query,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String timezone) {
        String of = required(subject);
        ZoneId zone = zone(timezone);
        EventFilter filter = within(query.filter(), A_YEAR);
        return found(session -> Locations.of(session, filter, of, zone));
    }

    @GET
    @Path("meetings")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Phones that were near a subject's at about the same time; of a month")
    public Uni<Found<Meetings.Meeting>> meetings(
            @BeanParam @Valid EventQuery query,
            @RestQuery @Nullable String subject,
            @QueryParam("minutes") @DefaultValue("30") @Min(1) @Max(240) int minutes,
            @QueryParam("metres") @DefaultValue("500") @Min(0) @Max(50_000) int metres) {
        String of = required(subject);
        EventFilter filter = within(query.filter(), A_MONTH);
        var nearness = new Meetings.Nearness(Duration.ofMinutes(minutes), metres / METRES);
        return found(session -> Meetings.of(session, filter, of, nearness));
    }

    @GET
    @Path("timeline")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Days with events of the most frequent contacts; of at most a year")
    public Uni<Found<Timeline.Lane>> timeline(
            @BeanParam @Valid EventQuery query, @RestQuery @Nullable String timezone) {
        ZoneId zone = zone(timezone);
        EventFilter filter = within(query.filter(), A_YEAR);
        return found(session -> Timeline.of(session, filter, zone));
    }

    private <T> Uni<Found<T>> found(Function<Mutiny.Session, Uni<List<T>>> question) {
        return reads.of(session -> question.apply(session).map(Found::new));
    }

    /** The events of such a question are all read: there must not be too many. */
    private static EventFilter within(EventFilter filter, Duration longest) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (from == null || to == null || Duration.between(from, to).compareTo(longest) > 0) {
            throw QUERY_TOO_EXPENSIVE.because(
                    "Give from and to, at most %d days apart.".formatted(longest.toDays()));
        }
        return filter;
    }

    private static String required(@Nullable String subject) {
        Parameters parameters = new Parameters();
        String number = parameters.text("subject", EventQuery.address(subject));
        parameters.check();
        if (number == null || number.isBlank()) {
            String message = "must be the number of the phone that is asked about";
            throw VALIDATION_FAILED.because(
                    "subject " + message, new FieldError("subject", "REQUIRED", message));
        }
        return number;
    }

    private static ZoneId zone(@Nullable String timezone) {
        Parameters parameters = new Parameters();
        ZoneId zone = parameters.zone("timezone", timezone);
        parameters.check();
        return zone;
    }
}
