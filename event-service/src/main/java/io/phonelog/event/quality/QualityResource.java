package io.phonelog.event.quality;

import io.phonelog.event.read.Parameters;
import io.phonelog.event.read.ReplicaReads;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** How good the caller's records are. */
@Path("analytics/quality")
@Tag(name = "Analytics")
public class QualityResource {
    private final QualityRepository repository;
    private final ReplicaReads reads;

    public QualityResource(QualityRepository repository, ReplicaReads reads) {
        this.repository = repository;
        this.reads = reads;
    }

    @GET
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(
            summary = "Completeness, validity, consistency and timeliness of each source and file",
            description =
                    "Each score is a mean of shares, 0 to 1, and says in words what keeps it from 1.")
    public Uni<QualityView> quality(
            @RestQuery @Nullable String jobId,
            @RestQuery @Nullable String source,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        Parameters parameters = new Parameters();
        UUID job = parameters.read("jobId", jobId, "a UUID", UUID::fromString);
        String of = parameters.text("source", source);
        parameters.check();
        return reads.of((Mutiny.Session session) -> repository.quality(session, job, of, limit));
    }
}
