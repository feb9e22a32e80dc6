package io.phonelog.upload;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadScanning;
import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.platform.outbox.Outbox;
import io.phonelog.upload.scan.ScanTasks;
import io.phonelog.upload.scan.Scanner;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Decides what the other services hear of a file. One that is whole waits for its verdict first,
 * when there is a scanner. All of it belongs into the transaction that makes the upload so.
 */
@ApplicationScoped
public class Release {
    private final Scanner scanner;
    private final ScanTasks tasks;
    private final UploadRepository uploads;
    private final Outbox outbox;

    public Release(Scanner scanner, ScanTasks tasks, UploadRepository uploads, Outbox outbox) {
        this.scanner = scanner;
        this.tasks = tasks;
        this.uploads = uploads;
        this.outbox = outbox;
    }

    /** It is whole in the object store. */
    Uni<Void> arrived(Upload upload, Instant now) {
        return scanner.exists()
                ? tasks.add(upload).chain(() -> tellScanning(upload, now))
                : store(upload, ScanVerdict.SKIPPED, now);
    }

    /** There is a job to be seen from now on. */
    private Uni<Void> tellScanning(Upload upload, Instant now) {
        return publish(
                upload,
                MessageType.UPLOAD_SCANNING,
                new UploadScanning(
                        upload.toStoredFile(), jobOf(upload), now, upload.options().parse()));
    }

    /** It may be seen: a job will parse it. */
    public Uni<Void> store(Upload upload, ScanVerdict verdict, Instant now) {
        upload.store(verdict, now);
        return uploads.linkedTo(upload)
                .invoke(links -> links.forEach(link -> link.storeLike(upload, now)))
                .chain(() -> announce(upload, now));
    }

    private Uni<Void> announce(Upload upload, Instant now) {
        return publish(
                upload,
                MessageType.UPLOAD_STORED,
                new UploadStored(
                        upload.toStoredFile(), jobOf(upload), now, upload.options().parse()));
    }

    /**
     * It is not let in.
     *
     * @param kept whether its bytes are kept, where nobody gets them
     */
    public Uni<Void> reject(
            Upload upload, ScanVerdict verdict, Ending why, boolean kept, Instant now) {
        upload.reject(verdict, why, kept, now);
        return tellRejected(upload, verdict, why, now)
                .chain(() -> uploads.linkedTo(upload))
                .chain(links -> rejectAll(links, verdict, why, now));
    }

    /** Links have bytes of their own at most that nobody needs. */
    private Uni<Void> rejectAll(List<Upload> links, ScanVerdict verdict, Ending why, Instant now) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Upload link : links) {
            link.reject(verdict, why, false, now);
            told = told.chain(() -> tellRejected(link, verdict, why, now));
        }
        return told;
    }

    private Uni<Void> tellRejected(Upload upload, ScanVerdict verdict, Ending why, Instant now) {
        return publish(
                        upload,
                        MessageType.UPLOAD_REJECTED,
                        new UploadRejected(
                                upload.id(),
                                jobOf(upload),
                                upload.filename(),
                                Objects.requireNonNull(upload.size()),
                                Objects.requireNonNull(upload.sha256()),
                                why.code(),
                                why.reason(),
                                verdict.signature(),
                                now))
                .chain(() -> audit(upload));
    }

    private Uni<Void> audit(Upload upload) {
        var entry =
                new AuditEntry(
                        upload.orgId(),
                        upload.createdBy(),
                        "uploads:create",
                        "/api/v1/parser/upload/" + upload.id(),
                        "denied",
                        null);
        return outbox.publish(
                Topics.AUDIT,
                upload.orgId().toString(),
                outbox.event(
                        MessageType.AUDITED,
                        upload.orgId(),
                        entry.resource(),
                        upload.createdBy(),
                        entry));
    }

    /** Until its verdict is out there is one: job-service deletes none whose file it waits for. */
    private static UUID jobOf(Upload upload) {
        return Objects.requireNonNull(upload.jobId(), "a file without a verdict has a job");
    }

    private Uni<Void> publish(Upload upload, MessageType type, Object news) {
        String id = upload.id().toString();
        return outbox.publish(
                Topics.UPLOADS,
                id,
                outbox.event(type, upload.orgId(), id, upload.createdBy(), news));
    }
}
