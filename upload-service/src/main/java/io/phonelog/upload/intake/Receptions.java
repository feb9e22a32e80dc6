package io.phonelog.upload.intake;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Outcomes;
import io.phonelog.upload.Receipt;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.UploadProblem;
import io.phonelog.upload.detect.Detector;
import io.phonelog.upload.progress.ProgressNews;
import io.phonelog.upload.quota.Quota;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.storage.FileWriter;
import io.phonelog.upload.storage.PartSizes;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** Begins and ends the reception of files: in the books, in the object store and in the metrics. */
@Startup
@ApplicationScoped
public class Receptions {
    private static final Logger LOG = Logger.getLogger(Receptions.class);

    private final UploadLedger ledger;
    private final FileStore store;
    private final Detector detector;
    private final Quota quota;
    private final UploadConfig config;
    private final ActiveUploads active;
    private final Outcomes outcomes;
    private final ProgressNews progress;

    public Receptions(
            UploadLedger ledger,
            FileStore store,
            Detector detector,
            Quota quota,
            UploadConfig config,
            ActiveUploads active,
            Outcomes outcomes,
            ProgressNews progress) {
        this.ledger = ledger;
        this.store = store;
        this.detector = detector;
        this.quota = quota;
        this.config = config;
        this.active = active;
        this.outcomes = outcomes;
        this.progress = progress;
        // Sizes that are not possible must stop the service at its start, not each upload in its
        // middle.
        PartSizes.upTo(config.maxSize().asLongValue(), config.partSize().asLongValue());
    }

    /** A file is about to come. */
    Uni<Reception> begin(FileRequest request) {
        active.enter();
        return ledger.begin(
                        request.caller(),
                        request.name().text(),
                        request.options(),
                        request.length())
                .invoke(upload -> active.add(upload.id()))
                .onFailure()
                .invoke(active::leave)
                .map(upload -> receive(upload, request));
    }

    /** It came in full. */
    Uni<AcceptedView> finish(Reception reception, SendOptions options) {
        Upload upload = reception.upload();
        FileRequest request = reception.request();
        return reception
                .complete()
                .chain(
                        receipt ->
                                ledger.store(
                                                upload,
                                                receipt,
                                                options,
                                                request.idempotencyKey(),
                                                request.fingerprint(options))
                                        .call(answer -> settle(reception, receipt, answer)));
    }

    /** It came to nothing. What fails here is done by the janitor. */
    Uni<Void> giveUp(Reception reception, Throwable cause) {
        Upload upload = reception.upload();
        Ending why = endingOf(cause);
        boolean refused = isRefusal(cause);
        return reception
                .stop()
                .chain(() -> refused ? ledger.reject(upload, why) : ledger.expire(upload, why))
                .chain(now -> now.isLitter() ? cleanUp(reception) : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> leaveToJanitor(upload, failure))
                .onTermination()
                .invoke(
                        () -> {
                            left(upload);
                            if (refused) {
                                outcomes.rejected();
                            } else {
                                outcomes.expired();
                            }
                        });
    }

    private Reception receive(Upload upload, FileRequest request) {
        long limit = quota.mostBytes(upload.orgId());
        long partSize = config.partSize().asLongValue();
        Long length = request.length();
        PartSizes sizes =
                length == null
                        ? PartSizes.upTo(limit, partSize)
                        : PartSizes.ofLength(length, partSize);
        var parts =
                new FileWriter(
                        store,
                        upload.key(),
                        sizes,
                        config.partsInFlight(),
                        storageId -> ledger.partsBegun(upload, storageId));
        return new Reception(upload, request, parts, detector, progress, limit);
    }

    private Uni<Void> settle(Reception reception, Receipt receipt, AcceptedView answer) {
        Upload upload = reception.upload();
        if (!answer.upload().id().equals(upload.id())) {
            // The same request was answered while this one came: one file is enough.
            return giveUp(
                    reception,
                    UploadProblem.UPLOAD_ENDED.because("The same request was done already."));
        }
        outcomes.arrived(answer.upload());
        left(upload);
        return Uni.createFrom().voidItem();
    }

    private void left(Upload upload) {
        active.remove(upload.id());
        active.leave();
    }

    private Uni<Void> cleanUp(Reception reception) {
        Upload upload = reception.upload();
        return store.remove(upload.ownKey(), reception.storageId())
                .chain(() -> ledger.cleaned(upload));
    }

    private static Uni<Void> leaveToJanitor(Upload upload, Throwable failure) {
        LOG.warnf("Upload left to the janitor: upload=%s cause=%s", upload.id(), failure);
        return Uni.createFrom().voidItem();
    }

    /** Whether sending the same again would end the same way. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof Problem problem
                && problem.type().status() < 500
                && problem.type() != UploadProblem.CLIENT_GONE
                && problem.type() != UploadProblem.CLIENT_SILENT
                && problem.type() != UploadProblem.CLIENT_SLOW;
    }

    private static Ending endingOf(Throwable cause) {
        return cause instanceof Problem problem
                ? new Ending(problem.type().name(), problem.detail())
                : new Ending("INTERRUPTED", "It could not be stored. Send it again.");
    }
}
