package io.phonelog.job.reject;

import io.phonelog.job.JobProblem;
import io.phonelog.job.JobRepository;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** The rows of a job that could not be read, in file order. */
@Path("parser/jobs/{id}/rejects")
@Tag(name = "Jobs")
public class RejectResource {
    private final Transactions transactions;
    private final JobRepository jobs;
    private final RejectRepository rejects;

    public RejectResource(Transactions transactions, JobRepository jobs, RejectRepository rejects) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.rejects = rejects;
    }

    @GET
    @PermissionsAllowed(Permission.JOBS_READ)
    @Operation(summary = "The rejected rows of the job's current run")
    public Uni<Page<RejectView>> list(UUID id, @Valid @BeanParam PageQuery page) {
        return transactions.ofCaller(
                caller ->
                        JobProblem.known(jobs.of(caller.orgId(), id), id)
                                .chain(
                                        job ->
                                                rejects.page(job, page)
                                                        .map(
                                                                rows ->
                                                                        Page.of(
                                                                                rows,
                                                                                page,
                                                                                Total.counted(
                                                                                        job.tally()
                                                                                                .rows()
                                                                                                .rejected()),
                                                                                Reject::view,
                                                                                row ->
                                                                                        Cursor.of(
                                                                                                row.view()
                                                                                                        .line())))));
    }
}
