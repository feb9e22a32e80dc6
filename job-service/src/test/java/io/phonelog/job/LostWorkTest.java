package io.phonelog.job;

import static io.phonelog.job.JobCalls.analyst;
import static io.phonelog.job.JobCalls.awaitJob;
import static io.phonelog.job.JobCalls.job;
import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParseReport.ChunkAdvanced;
import io.phonelog.contracts.parse.PlanJob;
import io.phonelog.test.Org;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

@QuarkusTest
@WithStack
class LostWorkTest {
    @Inject OtherServices others;
    @Inject DataSource database;

    @Test
    void givesAChunkOutAgainWhenItsWorkerFallsSilentAndIgnoresTheOldOne() throws SQLException {
        UUID id = runningJob();
        others.report(Org.ACME, new ChunkAdvanced(id, 1, "worker-1", 0, 1, 100, 5, 0));
        awaitJob(id, "rows.parsed", is(5));

        endLeases("job_chunk", "job_id", id);

        try (Wiretap chunks = Wiretap.on(Topics.PARSE_CHUNKS)) {
            ParseChunk again = chunks.await(ParseChunk.class, c -> c.jobId().equals(id));
            assertThat(again.token()).isEqualTo(2);
        }
        others.report(Org.ACME, new ChunkAdvanced(id, 1, "worker-1", 0, 1, 400, 400, 0));
        others.report(Org.ACME, new ChunkAdvanced(id, 1, "worker-2", 0, 2, 110, 6, 0));
        awaitJob(id, "rows.parsed", is(6));
    }

    @Test
    void failsAJobThatSilencesOneWorkerAfterAnother() throws SQLException {
        UUID id = runningJob();
        others.report(Org.ACME, new ChunkAdvanced(id, 1, "worker-1", 0, 1, 100, 5, 0));
        awaitJob(id, "rows.parsed", is(5));
        change("update job.job_chunk set token = 6 where job_id = ?", id);

        endLeases("job_chunk", "job_id", id);

        awaitJob(id, "state", equalTo("failed")).body("error.code", equalTo("WORKERS_LOST"));
    }

    @Test
    void failsAJobThatSilencesOnePlannerAfterAnother() throws SQLException {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);
        others.recognise(Org.ACME, id, 1);
        awaitJob(id, "state", equalTo("running"));
        change("update job.job set planners_lost = 5 where id = ?", id);

        endLeases("job", "id", id);

        awaitJob(id, "state", equalTo("failed")).body("error.code", equalTo("WORKERS_LOST"));
    }

    @Test
    void watchesNoChunkOfARunThatHasEnded() throws SQLException {
        UUID id = runningJob();
        others.report(Org.ACME, new ChunkAdvanced(id, 1, "worker-1", 0, 1, 100, 5, 0));
        awaitJob(id, "rows.parsed", is(5));

        analyst().post("/api/v1/parser/jobs/{id}/cancel", id).then().statusCode(200);

        change("update job.job_chunk set token = 1 where job_id = ? and lease_until is null", id);
    }

    @Test
    void triesARunAgainThatTwoPlannersReadInTwoWays() {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);
        others.recognise(Org.ACME, id, 1, 1);
        others.recognise(Org.ACME, id, 1, 1);
        awaitJob(id, "state", equalTo("running"));

        others.recognise(Org.ACME, id, 1, 2);

        awaitJob(id, "run", is(2)).body("error.code", equalTo("READ_IN_TWO_WAYS"));
    }

    @Test
    void hasAJobPlannedAgainWhenItsPlannerFallsSilent() throws SQLException {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);
        others.recognise(Org.ACME, id, 1);
        awaitJob(id, "state", equalTo("running"));

        endLeases("job", "id", id);

        try (Wiretap work = Wiretap.on(Topics.WORK_NORMAL)) {
            PlanJob first = work.await(PlanJob.class, plan -> plan.jobId().equals(id));
            await().untilAsserted(
                            () ->
                                    assertThat(work.soFar(r -> id.toString().equals(r.key())))
                                            .hasSizeGreaterThan(1));
            assertThat(first.run()).isEqualTo(1);
        }
    }

    @Test
    void triesARunAgainOfWhichNothingIsHeardAnyMore() throws SQLException {
        UUID id = runningJob();

        change("update job.job set progressed_at = now() - interval '2 h' where id = ?", id);

        awaitJob(id, "run", is(2)).body("error.code", equalTo("STALLED"));
    }

    private UUID runningJob() {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);
        others.plan(Org.ACME, id, 1, 1);
        awaitJob(id, "state", equalTo("running"));
        return id;
    }

    /** As if the lease had run out a moment ago. */
    private void endLeases(String table, String key, UUID job) throws SQLException {
        change(
                "update job.%s set lease_until = now() - interval '1 s' where %s = ?"
                        .formatted(table, key),
                job);
    }

    private void change(String statement, UUID job) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .prepareCall("select set_config('role', 'phonelog_job_background', true)")
                    .execute();
            try (PreparedStatement end = connection.prepareStatement(statement)) {
                end.setObject(1, job);
                assertThat(end.executeUpdate()).isEqualTo(1);
            }
            connection.commit();
        }
    }
}
