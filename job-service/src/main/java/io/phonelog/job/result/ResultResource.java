package io.phonelog.job.result;

import static io.phonelog.job.JobProblem.JOB_NOT_COMPLETED;

import io.phonelog.contracts.job.JobState;
import io.phonelog.job.Job;
import io.phonelog.job.JobProblem;
import io.phonelog.job.JobRepository;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

/** The events of a completed job, as a file that is sent while it is read. */
@Path("parser/jobs/{id}/result")
@Tag(name = "Jobs")
public class ResultResource {
    private final Transactions transactions;
    private final JobRepository jobs;
    private final EventStore events;

    public ResultResource(Transactions transactions, JobRepository jobs, EventStore events) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.events = events;
    }

    @GET
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(
            summary = "The events of a completed job, as csv, ndjson or parquet",
            description =
                    "duplicates=exclude leaves out those that repeat other events, only gives them alone.")
    public RestMulti<byte[]> result(
            UUID id,
            @RestQuery @Nullable String format,
            @RestQuery @Nullable String duplicates,
            @Context HttpHeaders headers) {
        return RestMulti.fromUniResponse(
                completed(id).chain(job -> events.export(id, format, duplicates, headers)),
                Answer::body,
                Answer::headers,
                Answer::status);
    }

    private Uni<Job> completed(UUID id) {
        return transactions
                .ofCaller(caller -> JobProblem.known(jobs.of(caller.orgId(), id), id))
                .invoke(ResultResource::requireCompleted);
    }

    private static void requireCompleted(Job job) {
        if (job.state() != JobState.COMPLETED) {
            throw JOB_NOT_COMPLETED.because(
                    "The job is "
                            + job.state().name().toLowerCase(Locale.ROOT)
                            + "; only a completed one has a result. See GET /events?jobId= for what"
                            + " is stored so far.");
        }
    }
}
