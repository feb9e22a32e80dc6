package io.phonelog.job;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParsePlan;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.LayoutRecognised;
import io.phonelog.contracts.parse.ParseReport.PlanMade;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.ParseReport.RowsRejected;
import io.phonelog.contracts.parse.ParseReport.WorkerCost;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadScanning;
import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What upload-service, workers and event-service say, as a vocabulary for tests. */
@ApplicationScoped
class OtherServices {
    static final long FILE_SIZE = 1_000;
    private static final String WORKER = "worker-1";
    private static final UUID TEMPLATE = UUID.randomUUID();

    private final EventSender sender;

    OtherServices(EventSender sender) {
        this.sender = sender;
    }

    /** A file is stored; answers the id of the job that must come of it. */
    UUID storeFile(Org org) {
        return storeFile(org, ParseOptions.NONE);
    }

    UUID storeFile(Org org, ParseOptions options) {
        UUID job = Uuid7.next();
        say(Topics.UPLOADS, job, org, MessageType.UPLOAD_STORED, upload(job, options), null);
        return job;
    }

    /** A file is whole and is scanned; answers what will be said of it when it is let in. */
    UploadStored scanFile(Org org) {
        UploadStored later = upload(Uuid7.next(), ParseOptions.NONE);
        var now =
                new UploadScanning(
                        new StoredFile(
                                later.file().uploadId(),
                                later.file().key(),
                                later.file().filename(),
                                later.file().size(),
                                later.file().sha256(),
                                "zip"),
                        later.jobId(),
                        Instant.now(),
                        later.options());
        say(Topics.UPLOADS, later.file().uploadId(), org, MessageType.UPLOAD_SCANNING, now, null);
        return later;
    }

    /** The scanner found nothing in it. */
    void letIn(Org org, UploadStored upload) {
        say(Topics.UPLOADS, upload.file().uploadId(), org, MessageType.UPLOAD_STORED, upload, null);
    }

    /** The scanner found malware in it. */
    void refuse(Org org, UploadStored upload) {
        var refused =
                new UploadRejected(
                        upload.file().uploadId(),
                        upload.jobId(),
                        upload.file().filename(),
                        upload.file().size(),
                        upload.file().sha256(),
                        "MALWARE_FOUND",
                        "Malware was found in it: Eicar.",
                        "Eicar",
                        Instant.now());
        say(Topics.UPLOADS, refused.uploadId(), org, MessageType.UPLOAD_REJECTED, refused, null);
    }

    static UploadStored upload(UUID job, ParseOptions options) {
        UUID upload = Uuid7.next();
        var file =
                new StoredFile(
                        upload, "tenants/t/uploads/" + upload, "calls.csv", FILE_SIZE, "ab", "csv");
        return new UploadStored(file, job, Instant.now(), options);
    }

    void recognise(Org org, UUID job, int run) {
        recognise(org, job, run, 1);
    }

    void recognise(Org org, UUID job, int run, int templateVersion) {
        report(
                org,
                new LayoutRecognised(
                        job,
                        run,
                        WORKER,
                        new Classification("asterisk", 0.97, List.of()),
                        TEMPLATE,
                        templateVersion,
                        "1",
                        List.of()));
    }

    void plan(Org org, UUID job, int run, int chunks) {
        List<ChunkRange> ranges =
                IntStream.range(0, chunks)
                        .mapToObj(i -> new ChunkRange(i, i * 500L, i * 500L + 500, i * 10L + 1))
                        .toList();
        report(org, new PlanMade(WORKER, planOf(job, run), ranges));
    }

    /** A chunk is parsed into one batch. */
    void parse(Org org, UUID job, int run, int chunk, long rows, long rejected) {
        parse(org, job, run, chunk, rows, rejected, OtherLines.NONE, List.of());
    }

    /** The same, with lines beside its rows and what these say of how many rows there are. */
    void parse(
            Org org,
            UUID job,
            int run,
            int chunk,
            long rows,
            long rejected,
            OtherLines lines,
            List<DeclaredRows> declared) {
        report(
                org,
                new ChunkParsed(
                        job,
                        run,
                        WORKER,
                        chunk,
                        1,
                        FILE_SIZE / 2,
                        rows,
                        rejected,
                        lines,
                        declared,
                        null,
                        List.of(),
                        1,
                        new WorkerCost(10, 8, 1_000)));
    }

    void reject(Org org, UUID job, int run, int chunk, long... lines) {
        report(
                org,
                new RowsRejected(
                        job,
                        run,
                        WORKER,
                        chunk,
                        0,
                        LongStream.of(lines)
                                .mapToObj(
                                        line ->
                                                new RejectedRow(
                                                        line,
                                                        "start",
                                                        "BAD_TIMESTAMP",
                                                        "no time",
                                                        "a,b\0c"))
                                .toList()));
    }

    void store(Org org, UUID job, int run, int chunk, int rows) {
        var stored = new BatchesStored(job, run, List.of(new BatchesStored.Batch(chunk, 0, rows)));
        say(Topics.RECORDS_STORED, job, org, MessageType.BATCHES_STORED, stored, null);
    }

    /** A batch is stored but for its last row. */
    void storeWithoutLast(Org org, UUID job, int run, int chunk, int rows) {
        var refused = new RejectedRow(rows, null, "ROW_REFUSED", "The event store cannot.", "row");
        var stored =
                new BatchesStored(
                        job,
                        run,
                        List.of(new BatchesStored.Batch(chunk, 0, rows - 1)),
                        List.of(refused));
        say(Topics.RECORDS_STORED, job, org, MessageType.BATCHES_STORED, stored, null);
    }

    /** An upload is deleted. */
    void deleteFile(Org org, UUID upload, boolean last) {
        var deleted = new UploadDeleted(upload, upload, "calls.csv", last, Instant.now());
        say(Topics.UPLOADS, upload, org, MessageType.UPLOAD_DELETED, deleted, null);
    }

    void report(Org org, ParseReport report) {
        say(Topics.PARSE_PROGRESS, report.jobId(), org, MessageType.of(report), report, null);
    }

    /** Says it under a given event id, to be able to say it twice. */
    void say(String topic, UUID key, Org org, MessageType type, Object data, @Nullable String id) {
        var event =
                new CloudEvent<>(
                        CloudEvent.SPEC_VERSION,
                        id == null ? Uuid7.next().toString() : id,
                        "/phonelog/test",
                        type.wireName(),
                        key.toString(),
                        Instant.now(),
                        CloudEvent.DATA_CONTENT_TYPE,
                        org.id(),
                        "tester",
                        null,
                        null,
                        data);
        sender.send(Outgoing.of(topic, key.toString(), event)).await().indefinitely();
    }

    private static ParsePlan planOf(UUID job, int run) {
        return new ParsePlan(
                job,
                run,
                upload(job, ParseOptions.NONE).file(),
                TEMPLATE,
                1,
                "1",
                Container.of(new Dialect("UTF-8", ',', '"')),
                new TableHead(List.of(), 0, 1),
                new Grain(500, 10, 1_000),
                null,
                null,
                null,
                null,
                List.of());
    }
}
