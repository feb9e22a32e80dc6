package io.phonelog.job;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.platform.web.Created;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Jobs over HTTP. */
@Path("parser")
@Tag(name = "Jobs")
public class JobResource {
    private final Transactions transactions;
    private final JobRepository jobs;
    private final Jobs doings;
    private final JobArrivals arrivals;
    private final Idempotency idempotency;
    private final JobConfig config;

    public JobResource(
            Transactions transactions,
            JobRepository jobs,
            Jobs doings,
            JobArrivals arrivals,
            Idempotency idempotency,
            JobConfig config) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.doings = doings;
        this.arrivals = arrivals;
        this.idempotency = idempotency;
        this.config = config;
    }

    @GET
    @Path("jobs")
    @PermissionsAllowed(Permission.JOBS_READ)
    @Operation(summary = "The tenant's jobs, filtered, newest first")
    public Uni<Page<JobView>> list(@BeanParam JobFilter filter, @Valid @BeanParam PageQuery page) {
        return transactions.ofCaller(
                caller -> {
                    JobFilter mine = filter.of(caller.orgId());
                    Instant now = Instant.now();
                    return jobs.page(mine, page)
                            .chain(
                                    rows ->
                                            jobs.count(mine, Total.EXACT_UP_TO + 1)
                                                    .map(
                                                            count ->
                                                                    Page.of(
                                                                            rows,
                                                                            page,
                                                                            Total.counted(count),
                                                                            job ->
                                                                                    JobView.of(
                                                                                            job,
                                                                                            now),
                                                                            JobFilter::after)));
                });
    }

    @POST
    @Path("jobs")
    @PermissionsAllowed(Permission.JOBS_CREATE)
    @Operation(summary = "Parses an uploaded file again, as a new job")
    public Uni<Response> create(
            @Valid CreateJob wanted, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return transactions
                .ofCaller(
                        caller ->
                                idempotency.once(
                                        caller,
                                        key,
                                        wanted,
                                        JobView.class,
                                        () -> create(caller, wanted)))
                .map(job -> Created.at("/api/v1/parser/jobs/" + job.id()).entity(job).build());
    }

    @GET
    @Path("jobs/{id}")
    @PermissionsAllowed(Permission.JOBS_READ)
    @Operation(summary = "A job, with its progress")
    public Uni<Response> get(UUID id) {
        return JobProblem.known(
                        arrivals.find(
                                id,
                                () -> transactions.ofCaller(caller -> jobs.of(caller.orgId(), id))),
                        id)
                .map(JobResource::tagged);
    }

    @GET
    @Path("status/{id}")
    @PermissionsAllowed(Permission.JOBS_READ)
    @Operation(summary = "The same as the job itself")
    public Uni<Response> status(UUID id) {
        return get(id);
    }

    @GET
    @Path("jobs/{id}/history")
    @PermissionsAllowed(Permission.JOBS_READ)
    @Operation(summary = "Every move of a job: when, by whom and why")
    public Uni<List<TransitionView>> history(UUID id) {
        return transactions.ofCaller(
                caller ->
                        JobProblem.known(jobs.of(caller.orgId(), id), id)
                                .chain(() -> jobs.history(caller.orgId(), id))
                                .map(moves -> moves.stream().map(TransitionView::of).toList()));
    }

    @POST
    @Path("jobs/{id}/cancel")
    @PermissionsAllowed(Permission.JOBS_CANCEL)
    @Operation(summary = "Stops a job; its rows are taken back")
    public Uni<JobView> cancel(UUID id) {
        return transactions
                .ofCaller(caller -> doings.cancel(caller.orgId(), id, caller.actor()))
                .map(job -> JobView.of(job, Instant.now()));
    }

    @POST
    @Path("jobs/{id}/retry")
    @PermissionsAllowed(Permission.JOBS_RETRY)
    @Operation(summary = "Runs a failed, cancelled or waiting job again, if wanted with a template")
    public Uni<JobView> retry(UUID id, @QueryParam("templateId") @Nullable UUID template) {
        return transactions
                .ofCaller(caller -> doings.retry(caller.orgId(), id, template, caller.actor()))
                .map(job -> JobView.of(job, Instant.now()));
    }

    @DELETE
    @Path("jobs/{id}")
    @PermissionsAllowed(Permission.JOBS_DELETE)
    @Operation(summary = "Deletes a job that has ended, and its events; the file stays")
    public Uni<Response> delete(UUID id) {
        return transactions
                .ofCaller(caller -> doings.delete(caller.orgId(), id, caller.actor()))
                .map(done -> Response.noContent().build());
    }

    private Uni<JobView> create(Caller caller, CreateJob wanted) {
        return jobs.fileOf(caller.orgId(), wanted.uploadId())
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                JobProblem.UPLOAD_NOT_FOUND.because(
                                        "There is no upload " + wanted.uploadId() + "."))
                .chain(file -> doings.create(newJob(caller, file, wanted)))
                .map(job -> JobView.of(job, Instant.now()));
    }

    private NewJob newJob(Caller caller, StoredFile file, CreateJob wanted) {
        return new NewJob(
                Uuid7.next(),
                caller.orgId(),
                new JobFile(file, FileVerdict.LET_IN),
                Objects.requireNonNullElse(wanted.priority(), Priority.NORMAL),
                new Wishes(wanted.templateId(), null, null, null),
                wanted.scheduleAt(),
                config.maxRetries(),
                caller.actor());
    }

    private static Response tagged(Job job) {
        return Response.ok(JobView.of(job, Instant.now()))
                .tag(new EntityTag(Integer.toString(job.version())))
                .build();
    }
}
