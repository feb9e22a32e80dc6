package io.phonelog.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParsePlan;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.LayoutRecognised;
import io.phonelog.contracts.parse.ParseReport.MappingNeeded;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.parse.ParseReport.PlanMade;
import io.phonelog.contracts.parse.ParseReport.RowsRejected;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleFile.Written;
import io.phonelog.parser.sample.SampleLayout;
import io.phonelog.test.Patience;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

@QuarkusTest
@WithStack(postgres = false, s3 = true)
class WorkerTest {
    @Inject OtherServices others;
    private Wiretap reports;
    private Wiretap batches;

    @BeforeEach
    void listen() {
        others.publishTemplates();
        reports = Wiretap.on(Topics.PARSE_PROGRESS);
        batches = Wiretap.on(Topics.RECORDS_PARSED);
    }

    @AfterEach
    void hangUp() {
        reports.close();
        batches.close();
    }

    @Test
    void turnsEveryRowOfAFileIntoAnEventOrAReject() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Written written = SampleFile.write(file, SampleLayout.ASTERISK, 20_000, 7, 0.01);

        UUID job = others.plan(others.store(file.toByteArray()), null);

        LayoutRecognised known = await(LayoutRecognised.class, job);
        assertThat(known.classification().confidence()).isGreaterThan(0.8);
        PlanMade plan = await(PlanMade.class, job);
        long parsed = 0;
        long rejected = 0;
        int announced = 0;
        for (ChunkRange chunk : plan.chunks()) {
            ChunkParsed done =
                    reports.await(
                            ChunkParsed.class,
                            report ->
                                    report.jobId().equals(job) && report.chunk() == chunk.index());
            parsed += done.parsed();
            rejected += done.rejected();
            announced += done.batches();
        }
        assertThat(plan.chunks()).hasSizeGreaterThan(1);
        assertThat(rejected).isEqualTo(written.broken());
        assertThat(parsed + rejected).isEqualTo(written.rows());
        assertThat(batchesOf(job)).hasSize(announced);
        assertThat(eventIds(job)).hasSize((int) parsed);
        assertThat(rejectedLines(job)).hasSize((int) rejected);
    }

    @Test
    void readsWhatIsInAnArchive() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(file)) {
            SampleFile.write(packed, SampleLayout.T_MOBILE, 300, 7, 0);
        }

        UUID job = others.plan(others.store(file.toByteArray()), null);

        ChunkParsed done = await(ChunkParsed.class, job);
        assertThat(done.parsed()).isEqualTo(300);
        assertThat(done.bytes()).isEqualTo(file.size());
        assertThat(await(PlanMade.class, job).plan().container().layers())
                .containsExactly(new Layer.Gzip());
    }

    @Test
    void makesTheSameBatchesWhenAChunkIsDoneTwice() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        SampleFile.write(file, SampleLayout.T_MOBILE, 500, 3, 0);
        UUID job = others.plan(others.store(file.toByteArray()), null);
        PlanMade plan = await(PlanMade.class, job);
        await(ChunkParsed.class, job);

        others.parse(firstChunk(plan, 2));

        reports.await(ChunkParsed.class, r -> r.jobId().equals(job) && r.token() == 2);
        List<byte[]> twice = batchesOf(job);
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    @Test
    void asksAPersonWhenTheLayoutIsUnknown() {
        UUID job = others.plan(others.store(text("Farbe;Form\nrot;rund\nblau;eckig\n")), null);

        MappingNeeded ask = await(MappingNeeded.class, job);

        assertThat(ask.classification().confidence()).isLessThan(0.8);
    }

    @Test
    void readsAFileThatNoTemplateIsForByADraftInThePlan() {
        StringBuilder calls = new StringBuilder("Datum;Uhrzeit;Anrufer;Ziel;Dauer\n");
        for (int i = 1; i <= 20; i++) {
            calls.append(
                    "%02d.03.2026;21:05:09;+493023125%03d;+4930231259%02d;%d\n"
                            .formatted(i, i, i % 7, i * 11));
        }
        UUID job = others.plan(others.store(text(calls.toString())), null);

        LayoutRecognised inferred = await(LayoutRecognised.class, job);
        assertThat(inferred.classification().layout()).isEqualTo("inferred");
        assertThat(inferred.templateId()).isNull();
        PlanMade plan = await(PlanMade.class, job);
        assertThat(plan.plan().draft()).isNotNull();
        assertThat(await(ChunkParsed.class, job).parsed()).isEqualTo(20);
    }

    @Test
    void readsTheTablesOfAFileEachByItsOwnColumnsInEveryChunk() {
        StringBuilder file = new StringBuilder("Date Time,Number,Destination,Minutes,Type\n");
        for (int i = 0; i < 12_000; i++) {
            file.append("03/07/2026 09:05 PM,555555%04d,\"Boise, ID\",1,-\n".formatted(i % 100));
        }
        file.append("\nMessage Date,Message Time,Sender,Recipient,Message Type\n");
        for (int i = 0; i < 12_000; i++) {
            file.append("2026-03-07,21:05:09,12085550100,120855501%02d,SMS\n".formatted(i % 100));
        }
        UUID job = others.plan(others.store(text(file.toString())), null);

        PlanMade plan = await(PlanMade.class, job);
        assertThat(plan.chunks()).hasSizeGreaterThan(2);
        for (ChunkRange chunk : plan.chunks()) {
            reports.await(
                    ChunkParsed.class,
                    report -> report.jobId().equals(job) && report.chunk() == chunk.index());
        }
        UUID draft = Objects.requireNonNull(plan.plan().tables().get(0).templateId());
        Map<UUID, Integer> messages = new HashMap<>();
        for (byte[] bytes : batchesOf(job)) {
            RowBatch batch = RowBatch.read(bytes);
            for (PhoneEvent event : batch) {
                boolean message = event.type() == EventType.SMS;
                messages.merge(batch.header().templateId(), message ? 1 : 0, Integer::sum);
            }
        }
        assertThat(messages)
                .containsOnly(Map.entry(plan.plan().templateId(), 0), Map.entry(draft, 12_000));
        assertThat(eventIds(job)).hasSize(24_000);
    }

    @Test
    void findsTheYearThatATemplateLeavesOpen() {
        Template template = others.publishTemplate("dd/MM HH:mm{?}");
        String file = "Calls of 2024\nWhen,From\n29/02 21:05,101\n";

        UUID job = others.plan(others.store(text(file)), template.id());

        await(ChunkParsed.class, job);
        for (byte[] bytes : batchesOf(job)) {
            for (PhoneEvent event : RowBatch.read(bytes)) {
                assertThat(event.time().start()).isEqualTo("2024-02-29T21:05:00Z");
                assertThat(event.quality().warnings()).containsExactly("YEAR_FROM_HEADER");
                assertThat(event.provenance().templateVersion()).isEqualTo(1);
            }
        }
        assertThat(eventIds(job)).hasSize(1);
    }

    @Test
    void failsWithAReasonWhenTheFileIsGone() {
        UUID job = others.plan(OtherServices.describe(100), null);

        assertThat(await(ParseFailed.class, job).failure().code()).isEqualTo("FILE_GONE");
    }

    @Test
    void failsWithAReasonWhenTheWantedTemplateIsUnknown() {
        StoredFile file = others.store(text("a,b\n1,2\n"));

        UUID job = others.plan(file, UUID.randomUUID());

        assertThat(await(ParseFailed.class, job).failure().code()).isEqualTo("TEMPLATE_UNKNOWN");
    }

    @Test
    void leavesAChunkThatAnotherParserPlannedToANewRun() {
        UUID job = Uuid7.next();
        ParsePlan plan = ofAnotherParser(job);

        others.parse(new ParseChunk(plan, new ChunkRange(0, 0, 8, 1), 1));

        ParseFailed failed = await(ParseFailed.class, job);
        assertThat(failed.failure().code()).isEqualTo("PARSER_CHANGED");
        assertThat(failed.failure().retryable()).isTrue();
        assertThat(batchesOf(job)).isEmpty();
    }

    @Test
    void dropsChunksOfARevokedRun() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        SampleFile.write(content, SampleLayout.T_MOBILE, 100, 3, 0);
        StoredFile file = others.store(content.toByteArray());
        UUID job = others.plan(file, null);
        PlanMade plan = await(PlanMade.class, job);
        await(ChunkParsed.class, job);

        others.revoke(job, 1);
        // The revocation travels on a topic of its own; whatever is asked after a plan of a later
        // job was answered comes after it.
        Patience.await().until(() -> revocations.includes(job, plan.run()));

        int before = batchesOf(job).size();
        others.parse(firstChunk(plan, 9));
        UUID later = others.plan(file, null);
        await(ChunkParsed.class, later);
        assertThat(batchesOf(job)).hasSize(before);
    }

    @Inject io.phonelog.worker.catalogue.Revocations revocations;

    private static ParseChunk firstChunk(PlanMade plan, int token) {
        return new ParseChunk(plan.plan(), plan.chunks().get(0), token);
    }

    private <T extends ParseReport> T await(Class<T> type, UUID job) {
        return reports.await(type, report -> report.jobId().equals(job));
    }

    private List<byte[]> batchesOf(UUID job) {
        return batches
                .soFar(record -> RowBatch.read(record.value()).header().jobId().equals(job))
                .stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private Set<UUID> eventIds(UUID job) {
        Set<UUID> ids = new HashSet<>();
        for (byte[] batch : batchesOf(job)) {
            for (PhoneEvent event : RowBatch.read(batch)) {
                ids.add(event.eventId());
            }
        }
        return ids;
    }

    private List<Long> rejectedLines(UUID job) {
        List<Long> lines = new ArrayList<>();
        for (var record : reports.soFar(r -> job.toString().equals(r.key()))) {
            if (MessageJson.read(record.value()).data() instanceof RowsRejected rejected) {
                rejected.rows().forEach(row -> lines.add(row.line()));
            }
        }
        return lines;
    }

    private static ParsePlan ofAnotherParser(UUID job) {
        return new ParsePlan(
                job,
                1,
                OtherServices.describe(8),
                UUID.randomUUID(),
                1,
                "another",
                Container.of(new Dialect("UTF-8", ',', '"')),
                new TableHead(List.of("a", "b"), 1, 2),
                new Grain(1_000, 10, 1_000),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
