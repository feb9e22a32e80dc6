package io.phonelog.job.reject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.job.Job;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rejected rows in the database, a whole report in one statement. */
@ApplicationScoped
public class RejectRepository implements PanacheRepositoryBase<Reject, Reject.Id> {
    /** A chunk that is parsed again rejects the same lines. */
    private static final String KEEP =
            """
            insert into job_reject (org_id, job_id, run, line, column_name, code, message, raw)
            select :org, :job, :run, r.line, r.column, r.code, r.message, r.raw
            from json_to_recordset(cast(cast(:rows as text) as json))
                as r(line bigint, "column" text, code text, message text, raw text)
            on conflict do nothing""";

    private final ObjectMapper json;

    public RejectRepository(ObjectMapper json) {
        this.json = json;
    }

    public Uni<Void> keep(Job job, List<RejectedRow> rows) {
        String text = write(rows);
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(KEEP)
                                        .setParameter("org", job.orgId())
                                        .setParameter("job", job.id())
                                        .setParameter("run", job.run())
                                        .setParameter("rows", text)
                                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<Reject>> page(Job job, PageQuery page) {
        var cursor = page.cursor(1);
        long after = cursor == null ? 0 : cursor.value(0, Long::parseLong);
        return find(
                        "orgId = :org and id.jobId = :job and id.run = :run and id.line > :after"
                                + " order by id.line",
                        Map.of(
                                "org",
                                job.orgId(),
                                "job",
                                job.id(),
                                "run",
                                job.run(),
                                "after",
                                after))
                .page(0, page.fetch())
                .list();
    }

    /** Postgres keeps no NUL in text; everything else of the row stays as it was. */
    private static RejectedRow storable(RejectedRow row) {
        return new RejectedRow(
                row.line(),
                withoutNul(row.column()),
                row.code(),
                Objects.requireNonNull(withoutNul(row.message())),
                Objects.requireNonNull(withoutNul(row.raw())));
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }

    private String write(List<RejectedRow> rows) {
        try {
            return json.writeValueAsString(rows.stream().map(RejectRepository::storable).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reject must be writable as JSON", e);
        }
    }
}
