package io.phonelog.event.dashboard;

import static io.phonelog.event.read.EventProblem.TOO_MANY_BUCKETS;

import io.phonelog.event.EventConfig;
import io.phonelog.event.read.Parameters;
import io.phonelog.event.read.ReplicaReads;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Clock;

/** Figures for dashboards, of the caller's tenant. */
@Path("dashboard")
@Tag(name = "Dashboard")
public class DashboardResource {
    private final DashboardRepository sums;
    private final ReplicaReads reads;
    private final int maxBuckets;
    private final Clock clock = Clock.systemUTC();

    public DashboardResource(DashboardRepository sums, ReplicaReads reads, EventConfig config) {
        this.sums = sums;
        this.reads = reads;
        this.maxBuckets = config.maxBuckets();
    }

    private enum Comparison {
        PREVIOUS
    }

    @GET
    @Path("metrics")
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(summary = "Totals and a series; the last 30 days unless told otherwise")
    public Uni<MetricsView> metrics(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String bucket,
            @RestQuery @Nullable String compare) {
        Parameters parameters = new Parameters();
        var start = parameters.time("from", from);
        var end = parameters.time("to", to);
        parameters.inOrder(start, end);
        Bucket asked = parameters.oneOf("bucket", bucket, Bucket.class);
        boolean compared = parameters.oneOf("compare", compare, Comparison.class) != null;
        parameters.check();
        Period period = Period.of(start, end, clock);
        Bucket fitting = asked != null ? asked : Bucket.fitting(period.length());
        checkLength(period, fitting);
        return reads.of(session -> sums.metrics(session, period, fitting, compared));
    }

    private void checkLength(Period period, Bucket bucket) {
        if (period.buckets(bucket, maxBuckets + 1) > maxBuckets) {
            throw TOO_MANY_BUCKETS.because(
                    "A series has at most %d points. Choose a larger bucket or a shorter time."
                            .formatted(maxBuckets));
        }
    }
}
