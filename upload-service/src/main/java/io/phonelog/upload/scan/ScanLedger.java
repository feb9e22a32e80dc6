package io.phonelog.upload.scan;

import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Release;
import io.phonelog.upload.ScanVerdict;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadProblem;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.quarantine.Quarantined;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.MDC;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Writes down what came of a scan, and tells the others, in one transaction. */
@ApplicationScoped
class ScanLedger {
    private final Transactions transactions;
    private final UploadRepository uploads;
    private final ScanTasks tasks;
    private final Quarantined quarantined;
    private final Release release;

    ScanLedger(
            Transactions transactions,
            UploadRepository uploads,
            ScanTasks tasks,
            Quarantined quarantined,
            Release release) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.tasks = tasks;
        this.quarantined = quarantined;
        this.release = release;
    }

    /**
     * Gives a file its verdict.
     *
     * @return false when another process has taken the file meanwhile: its verdict counts
     */
    Uni<Boolean> conclude(ScanTask task, Verdict verdict, String engine) {
        return transactions.inTenant(
                task.orgId(),
                () -> {
                    if (task.requestId() != null) {
                        MDC.put(Envelopes.REQUEST_ID, task.requestId());
                    }
                    return tasks.remove(task)
                            .call(
                                    held ->
                                            held
                                                    ? give(task, verdict, engine)
                                                    : Uni.createFrom().voidItem());
                });
    }

    private Uni<Void> give(ScanTask task, Verdict verdict, String engine) {
        return uploads.inTurnWith(task.orgId(), task.uploadId())
                .chain(() -> uploads.take(task.orgId(), task.uploadId()))
                .map(Objects::requireNonNull)
                .chain(upload -> give(upload, verdict, engine));
    }

    private Uni<Void> give(Upload upload, Verdict verdict, String engine) {
        // As precise as the database keeps it.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (verdict instanceof Verdict.Infected infected) {
            String signature = infected.signature();
            var why =
                    new Ending(
                            UploadProblem.MALWARE_FOUND.name(),
                            "Malware was found in it: %s.".formatted(signature));
            return quarantined
                    .add(upload, now)
                    .chain(
                            () ->
                                    release.reject(
                                            upload,
                                            ScanVerdict.infected(signature, engine, now),
                                            why,
                                            true,
                                            now));
        }
        if (verdict instanceof Verdict.Refused refused) {
            return release.reject(
                    upload, ScanVerdict.incomplete(engine, now), refused.why(), false, now);
        }
        if (verdict instanceof Verdict.Clean clean && clean.recognised() != null) {
            upload.recognise(clean.recognised().format(), clean.recognised().contentType());
        }
        return release.store(upload, ScanVerdict.clean(engine, now), now);
    }
}
