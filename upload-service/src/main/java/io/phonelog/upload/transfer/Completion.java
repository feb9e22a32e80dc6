package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.DIGEST_MISMATCH;
import static io.phonelog.upload.UploadProblem.DUPLICATE_UPLOAD;
import static io.phonelog.upload.UploadProblem.UPLOAD_GONE;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Outcomes;
import io.phonelog.upload.Receipt;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.detect.Detector;
import io.phonelog.upload.detect.Finding.Accepted;
import io.phonelog.upload.detect.Finding.Refused;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.util.Objects;
import java.util.UUID;

/**
 * Makes a file of a transfer that is full, judges it and says so. Every step may be repeated, by
 * whoever comes: the sender's own call, or somebody who looks after those whose process died.
 */
@ApplicationScoped
public class Completion {
    private static final Logger LOG = Logger.getLogger(Completion.class);

    private final TransferLedger ledger;
    private final TransferRepository transfers;
    private final Joining joining;
    private final DigestOfRest digests;
    private final UploadLedger uploads;
    private final FileStore store;
    private final Detector detector;
    private final Effects effects;
    private final Outcomes outcomes;

    public Completion(
            TransferLedger ledger,
            TransferRepository transfers,
            Joining joining,
            DigestOfRest digests,
            UploadLedger uploads,
            FileStore store,
            Detector detector,
            Effects effects,
            Outcomes outcomes) {
        this.ledger = ledger;
        this.transfers = transfers;
        this.joining = joining;
        this.digests = digests;
        this.uploads = uploads;
        this.store = store;
        this.detector = detector;
        this.effects = effects;
        this.outcomes = outcomes;
    }

    /** Takes a full transfer to its end; answers what came of it, now or before. */
    public Uni<Completed> complete(UUID org, UUID id) {
        return ledger.look(org, id)
                .chain(
                        found ->
                                found.transfer().state() == TransferState.DONE
                                        ? outcome(found.upload())
                                        : make(found));
    }

    private Uni<Completed> make(Found found) {
        Upload upload = found.upload();
        return joining.join(found)
                .chain(
                        () ->
                                upload.partial()
                                        ? done(upload).replaceWith(new Completed.Piece())
                                        : judge(found));
    }

    private Uni<Completed> judge(Found found) {
        Transfer transfer = found.transfer();
        long size = Objects.requireNonNull(transfer.length());
        if (size == 0) {
            return refuse(found.upload(), (Refused) detector.look(new byte[0]));
        }
        return digests.of(found)
                .chain(
                        sha256 -> {
                            String expected = transfer.expectedSha256();
                            if (expected != null && !expected.equals(sha256)) {
                                return refuse(
                                        found.upload(),
                                        DIGEST_MISMATCH.because(
                                                "The file has SHA-256 %s. Send it again."
                                                        .formatted(sha256)));
                            }
                            return look(found.upload(), size, sha256);
                        });
    }

    private Uni<Completed> look(Upload upload, long size, String sha256) {
        return store.head(upload.key(), Detector.HEAD)
                .map(detector::look)
                .chain(
                        finding ->
                                finding instanceof Accepted accepted
                                        ? publish(
                                                upload,
                                                new Receipt(
                                                        size,
                                                        sha256,
                                                        accepted.format(),
                                                        accepted.contentType()))
                                        : refuse(upload, (Refused) finding));
    }

    private Uni<Completed> publish(Upload upload, Receipt receipt) {
        return effects.of(
                        Effect.PUBLISH,
                        upload.id(),
                        () -> uploads.storeWhole(upload, receipt, () -> markDone(upload)))
                .invoke(view -> outcomes.arrived(view.upload()))
                .call(() -> leftNothing(upload))
                .<Completed>map(Completed.Stored::new)
                .onFailure(Completion::isDuplicate)
                .recoverWithUni(problem -> refuse(upload, (Problem) problem));
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == DUPLICATE_UPLOAD;
    }

    private Uni<Completed> refuse(Upload upload, Refused finding) {
        return refuse(upload, finding.problem().because(finding.advice()));
    }

    private Uni<Completed> refuse(Upload upload, Problem why) {
        return effects.of(
                        Effect.PUBLISH,
                        upload.id(),
                        () ->
                                uploads.rejectWhole(
                                        upload,
                                        new Ending(why.type().name(), why.detail()),
                                        () -> markDone(upload)))
                .call(ledger::freed)
                .chain(now -> refused(now, why));
    }

    /** Somebody who worked on it too may have taken it before. */
    private Uni<Completed> refused(Upload now, Problem why) {
        if (now.state().isWhole()) {
            return outcome(now);
        }
        outcomes.rejected();
        return Uni.createFrom().item(new Completed.Refused(why));
    }

    private Uni<Void> done(Upload upload) {
        return ledger.change(
                Effect.PUBLISH,
                upload.orgId(),
                upload.id(),
                found -> ledger.done(found.transfer()));
    }

    private Uni<Void> markDone(Upload upload) {
        return transfers
                .take(upload.orgId(), upload.id())
                .chain(
                        transfer ->
                                transfer == null
                                        ? Uni.createFrom().voidItem()
                                        : ledger.done(transfer));
    }

    /** A writer that died between two steps may have begun parts that nobody knows of. */
    private Uni<Void> leftNothing(Upload upload) {
        return store.abandonParts(upload.key())
                .onFailure()
                .recoverWithUni(failure -> later(upload, failure));
    }

    private static Uni<Void> later(Upload upload, Throwable failure) {
        LOG.warnf("Upload left to the janitor: upload=%s cause=%s", upload.id(), failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Completed> outcome(Upload upload) {
        if (upload.partial()) {
            return Uni.createFrom().item(new Completed.Piece());
        }
        if (upload.state().isWhole()) {
            return uploads.answer(upload).map(Completed.Stored::new);
        }
        Ending ending = upload.ending();
        return Uni.createFrom()
                .item(
                        new Completed.Refused(
                                UPLOAD_GONE.because(
                                        ending == null ? "Send it again." : ending.reason())));
    }
}
