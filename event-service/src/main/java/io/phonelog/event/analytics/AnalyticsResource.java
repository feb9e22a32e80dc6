package io.phonelog.event.analytics;

import static io.phonelog.event.read.EventProblem.TOO_MANY_BUCKETS;

import io.phonelog.event.EventConfig;
import io.phonelog.event.read.EventFilter;
import io.phonelog.event.read.EventQuery;
import io.phonelog.event.read.HourlyCounts;
import io.phonelog.event.read.Parameters;
import io.phonelog.event.read.ReplicaReads;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/**
 * What the caller's events say over time. Every call takes the filters of {@code GET /events};
 * without a time it is about all there is.
 */
@Path("analytics")
@Tag(name = "Analytics")
public class AnalyticsResource {
    private final HourlyCounts counts;
    private final ReplicaReads reads;
    private final int maxBuckets;

    public AnalyticsResource(HourlyCounts counts, ReplicaReads reads, EventConfig config) {
        this.counts = counts;
        this.reads = reads;
        this.maxBuckets = config.maxBuckets();
    }

    /**
     * A series, and where it is going.
     *
     * @param points one a bucket, from the first whole bucket with events to the last
     */
    public record Trends(String bucket, Trend trend, List<BucketedSeries.Point> points) {}

    /**
     * What was found.
     *
     * @param from the first hour with events; absent when there are none
     * @param to the end of the last hour with events
     * @param sufficient whether there is enough to know a rhythm; if not, nothing can be found
     */
    public record Findings<T>(
            @Nullable Instant from,
            @Nullable Instant to,
            String timezone,
            boolean sufficient,
            List<T> items) {}

    /**
     * The rhythm of a week.
     *
     * @param week seven rows, Monday first, of 24 hours: events that began then
     */
    public record Pattern(String timezone, long events, long[][] week) {}

    @GET
    @Path("trends")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Whether events grow more or fewer, and how sure that is")
    public Uni<Trends> trends(
            @BeanParam @Valid EventQuery query,
            @RestQuery @Nullable String bucket,
            @RestQuery @Nullable String timezone) {
        Parameters parameters = new Parameters();
        ZoneId zone = parameters.zone("timezone", timezone);
        var unit = parameters.oneOf("bucket", bucket, BucketedSeries.Unit.class);
        parameters.check();
        return series(query, zone)
                .map(
                        series -> {
                            var as = unit == null ? BucketedSeries.Unit.fitting(series) : unit;
                            BucketedSeries buckets = BucketedSeries.of(series, as);
                            if (buckets.points().size() > maxBuckets) {
                                throw TOO_MANY_BUCKETS.because(
                                        "A series has at most %d points. Choose a larger bucket or a shorter time."
                                                .formatted(maxBuckets));
                            }
                            return new Trends(
                                    as.word(), Trend.of(buckets.counts()), buckets.points());
                        });
    }

    @GET
    @Path("gaps")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Silences that the series' own rhythm does not explain")
    public Uni<Findings<Gap>> gaps(
            @BeanParam @Valid EventQuery query, @RestQuery @Nullable String timezone) {
        return series(query, checkedZone(timezone))
                .map(series -> findings(series, Gap.canBeFound(series), Gap.of(series)));
    }

    @GET
    @Path("anomalies")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Days with far more or fewer events than such days have")
    public Uni<Findings<Anomaly>> anomalies(
            @BeanParam @Valid EventQuery query, @RestQuery @Nullable String timezone) {
        return series(query, checkedZone(timezone))
                .map(series -> findings(series, Anomaly.canBeFound(series), Anomaly.of(series)));
    }

    @GET
    @Path("pattern")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "When in the week events begin: seven days of 24 hours")
    public Uni<Pattern> pattern(
            @BeanParam @Valid EventQuery query, @RestQuery @Nullable String timezone) {
        ZoneId zone = checkedZone(timezone);
        return series(query, zone)
                .map(series -> new Pattern(zone.getId(), series.total(), series.week()));
    }

    private Uni<HourlySeries> series(EventQuery query, ZoneId zone) {
        EventFilter filter = query.filter();
        return reads.of((Mutiny.Session session) -> counts.of(session, filter, zone))
                .map(hours -> unbroken(hours, zone));
    }

    private static HourlySeries unbroken(TreeMap<Instant, Long> hours, ZoneId zone) {
        if (hours.isEmpty()) {
            return new HourlySeries(Instant.EPOCH, new long[0], zone);
        }
        Instant first = hours.firstKey();
        long[] events = new long[(int) Duration.between(first, hours.lastKey()).toHours() + 1];
        hours.forEach(
                (hour, count) -> events[(int) Duration.between(first, hour).toHours()] = count);
        return new HourlySeries(first, events, zone);
    }

    private static <T> Findings<T> findings(
            HourlySeries series, boolean sufficient, List<T> items) {
        boolean none = series.hours() == 0;
        return new Findings<>(
                none ? null : series.start(),
                none ? null : series.at(series.hours()),
                series.zone().getId(),
                sufficient,
                items);
    }

    private static ZoneId checkedZone(@Nullable String timezone) {
        Parameters parameters = new Parameters();
        ZoneId zone = parameters.zone("timezone", timezone);
        parameters.check();
        return zone;
    }
}
