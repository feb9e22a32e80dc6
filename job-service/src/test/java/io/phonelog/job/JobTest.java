package io.phonelog.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.WorkerCost;
import io.phonelog.contracts.parse.RowWarning;
import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.Sums.Declared;
import io.phonelog.contracts.parse.Sums.Measure;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class JobTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void isNotCompleteBeforeEveryBatchIsStored() {
        Job job = running();
        job.planned(1, NOW);
        job.chunkParsed(chunk(2, List.of()), NOW);
        job.stored(batch(job, 10), NOW);

        assertThatThrownBy(() -> job.complete(NOW)).isInstanceOf(IllegalStateException.class);

        job.stored(batch(job, 10), NOW);
        assertThat(job.complete(NOW).to()).isEqualTo(JobState.COMPLETED);
        assertThat(job.progress()).isEqualTo(100);
    }

    @Test
    void warnsOnceParsedOfRowsThatTheFileDeclaresAndThatWereNotFound() {
        Job job = running();
        job.planned(1, NOW);
        job.advanced(500, 10, 1, NOW);
        assertThat(job.tally().warnings()).isEmpty();

        job.chunkParsed(chunk(1, List.of(new DeclaredRows(14, 12))), NOW);

        assertThat(job.tally().warnings())
                .extracting(JobWarning::code)
                .containsExactly("DECLARED_ROWS_DIFFER");
        assertThat(job.tally().warnings().get(0).message()).contains("12 records; 11 were found");
    }

    @Test
    void takesDeclaredRowsForTotalsOfSectionsOrOfTheWholeFile() {
        assertThat(declaring(new DeclaredRows(14, 11))).isEmpty();
        assertThat(declaring(new DeclaredRows(7, 5), new DeclaredRows(14, 6))).isEmpty();
        assertThat(declaring(new DeclaredRows(7, 5), new DeclaredRows(14, 11))).isEmpty();
        assertThat(declaring(new DeclaredRows(14, 11), new DeclaredRows(7, 5))).isEmpty();
        assertThat(declaring(new DeclaredRows(7, 5), new DeclaredRows(14, 7))).hasSize(1);
    }

    private static List<JobWarning> declaring(DeclaredRows... declared) {
        Job job = running();
        job.planned(1, NOW);
        job.advanced(500, 10, 1, NOW);
        job.chunkParsed(chunk(1, List.of(declared)), NOW);
        return job.tally().warnings();
    }

    @Test
    void warnsOfSumsThatTheFileDeclaresAndItsRowsDoNotMake() {
        assertThat(summing(new Declared(9, Measure.COST, new BigDecimal("7.53")))).isEmpty();
        assertThat(summing(new Declared(9, Measure.DURATION, new BigDecimal(600)))).isEmpty();
        assertThat(
                        summing(
                                new Declared(9, Measure.DURATION, new BigDecimal(500)),
                                new Declared(5, Measure.DURATION, new BigDecimal(100))))
                .isEmpty();
        List<JobWarning> warnings =
                summing(
                        new Declared(9, Measure.COST, new BigDecimal("7.63")),
                        new Declared(9, Measure.DURATION, new BigDecimal(601)));
        assertThat(warnings)
                .extracting(JobWarning::code)
                .containsExactly("DECLARED_SUMS_DIFFER", "DECLARED_SUMS_DIFFER");
        assertThat(warnings.get(1).message()).contains("7.63 of cost", "add up to 7.525");
    }

    private static List<JobWarning> summing(Declared... declared) {
        Job job = running();
        job.planned(2, NOW);
        job.chunkParsed(chunk(1, List.of(), new Sums(0, 0, BigDecimal.ZERO, List.of())), NOW);
        Sums sums = new Sums(600, 0, new BigDecimal("7.525"), List.of(declared));
        job.chunkParsed(chunk(1, List.of(), sums), NOW);
        return job.tally().warnings();
    }

    @Test
    void holdsTotalsOfTablesAgainstTheirRowsOrThoseOfAllTables() {
        assertThat(summing(100, "200", "100")).isEmpty();
        assertThat(summing(100, "200", "300")).isEmpty();
        assertThat(summing(100, "201", "100")).hasSize(1);
        assertThat(summing(100, "200", "200")).hasSize(1);
    }

    /** Of a first table with 200 seconds and another one. */
    private static List<JobWarning> summing(int other, String firstSaid, String otherSaid) {
        Job job = running();
        job.planned(1, NOW);
        Sums its = new Sums(other, 0, BigDecimal.ZERO, List.of(seconds(20, otherSaid)));
        job.chunkParsed(
                chunk(
                        1,
                        List.of(),
                        new Sums(
                                200,
                                0,
                                BigDecimal.ZERO,
                                List.of(seconds(9, firstSaid)),
                                List.of(new Sums.OfTable(1, its)))),
                NOW);
        return job.tally().warnings();
    }

    private static Declared seconds(long line, String sum) {
        return new Declared(line, Measure.DURATION, new BigDecimal(sum));
    }

    private static ChunkParsed chunk(int batches, List<DeclaredRows> declared) {
        return chunk(batches, declared, null);
    }

    private static ChunkParsed chunk(
            int batches, List<DeclaredRows> declared, @Nullable Sums sums) {
        return chunk(batches, declared, sums, List.of());
    }

    private static ChunkParsed chunk(
            int batches,
            List<DeclaredRows> declared,
            @Nullable Sums sums,
            List<RowWarning> warnings) {
        return new ChunkParsed(
                UUID.randomUUID(),
                1,
                "worker",
                0,
                1,
                500,
                10,
                1,
                OtherLines.NONE,
                declared,
                sums,
                warnings,
                batches,
                new WorkerCost(5, 5, 5));
    }

    @Test
    void warnsOfRowsWithTheirCountAndTheFirstOfThem() {
        Job job = running();
        job.planned(2, NOW);
        job.chunkParsed(warning(new RowWarning("UNREAD_POSITION", 2, 900)), NOW);
        job.chunkParsed(
                warning(
                        new RowWarning("UNREAD_POSITION", 1, 17),
                        new RowWarning("JSON_BROKEN_OFF", 1, 950)),
                NOW);

        assertThat(job.tally().warnings())
                .extracting(JobWarning::code, JobWarning::rows, JobWarning::firstLine)
                .containsExactly(
                        tuple("JSON_BROKEN_OFF", 1L, 950L), tuple("UNREAD_POSITION", 3L, 17L));
        assertThat(job.tally().warnings().get(1).message())
                .startsWith("3 events, the first at line 17, have latitudes");
    }

    private static ChunkParsed warning(RowWarning... warnings) {
        return chunk(1, List.of(), null, List.of(warnings));
    }

    @Test
    void cannotBeTakenTwice() {
        Job job = running();

        assertThatThrownBy(() -> job.start("another", NOW, LEASE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cannotBeCancelledOnceItHasEnded() {
        Job job = running();
        job.cancel("somebody", NOW);

        assertThatThrownBy(() -> job.cancel("somebody", NOW)).isInstanceOf(Problem.class);
    }

    @Test
    void beginsANewRunWithNothingDoneWhenItIsRetried() {
        Job job = running();
        job.advanced(500, 10, 1, NOW);
        job.fail(failure(), "worker", NOW);

        job.retry(null, "somebody", NOW);

        assertThat(job.run()).isEqualTo(2);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.progress()).isZero();
        assertThat(job.tally().rows().parsed()).isZero();
        assertThat(job.error()).isNull();
        assertThat(job.isAt(1)).isFalse();
    }

    @Test
    void neverGoesBackInItsProgress() {
        Job job = running();
        job.advanced(500, 10, 0, NOW);
        job.stored(batch(job, 10), NOW);
        double before = job.progress();

        job.advanced(0, 990, 0, NOW);

        assertThat(job.progress()).isEqualTo(before);
    }

    @Test
    void tellsOfProgressNoOftenerThanItShould() {
        Job job = running();
        Duration interval = Duration.ofMillis(250);

        assertThat(job.announceProgress(interval, NOW)).isTrue();
        assertThat(job.announceProgress(interval, NOW.plusMillis(249))).isFalse();
        assertThat(job.announceProgress(interval, NOW.plusMillis(250))).isTrue();
    }

    @Test
    void triesAgainOnlyAsOftenAsItMay() {
        Job job = running();
        job.retryLater(failure(), Duration.ofSeconds(1), "worker", NOW);
        job.due(NOW);
        job.start("worker", NOW, LEASE);

        assertThat(job.retries().left()).isFalse();
    }

    private static Job running() {
        UUID upload = UUID.randomUUID();
        var file = new StoredFile(upload, "key", "calls.csv", 1_000, "ab", "csv");
        var wishes = new Wishes(null, null, null, null);
        var wanted =
                new NewJob(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new JobFile(file, FileVerdict.LET_IN),
                        Priority.NORMAL,
                        wishes,
                        null,
                        1,
                        "somebody");
        Job job = new Job(wanted, NOW);
        job.start("worker", NOW, LEASE);
        return job;
    }

    private static JobFailure failure() {
        return new JobFailure("storage", "FILE_GONE", "no file", true, "Upload again.", null);
    }

    private static BatchesStored batch(Job job, int rows) {
        return new BatchesStored(job.id(), job.run(), List.of(new BatchesStored.Batch(0, 0, rows)));
    }
}
