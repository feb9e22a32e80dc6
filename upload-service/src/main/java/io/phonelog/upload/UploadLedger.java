package io.phonelog.upload;

import static io.phonelog.upload.UploadProblem.DUPLICATE_UPLOAD;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.duplicate.Duplicates;
import io.phonelog.upload.quota.Quota;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the books of uploads, each entry in a transaction of its own. The order is what makes a
 * crash harmless: the upload is written down before any byte of it is stored, and the file is whole
 * in the object store before the upload is called so. What a crash leaves in between was never
 * answered with success, so the janitor ends it and removes the bytes.
 */
@ApplicationScoped
public class UploadLedger {
    private final Transactions transactions;
    private final UploadRepository uploads;
    private final Idempotency idempotency;
    private final Release release;
    private final Quota quota;
    private final Duplicates duplicates;

    public UploadLedger(
            Transactions transactions,
            UploadRepository uploads,
            Idempotency idempotency,
            Release release,
            Quota quota,
            Duplicates duplicates) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.release = release;
        this.quota = quota;
        this.duplicates = duplicates;
    }

    /** Whether a request with this key was answered before. */
    public Uni<Boolean> isAnswered(Caller caller, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? Uni.createFrom().item(false)
                : transactions.inTenant(
                        caller.orgId(), () -> idempotency.isKnown(caller, idempotencyKey));
    }

    /** The answer to the same request before, or null. */
    public Uni<@Nullable AcceptedView> earlier(
            Caller caller, @Nullable String idempotencyKey, Object request) {
        return idempotencyKey == null
                ? Uni.createFrom().nullItem()
                : transactions.inTenant(
                        caller.orgId(),
                        () ->
                                idempotency.earlier(
                                        caller, idempotencyKey, request, AcceptedView.class));
    }

    /**
     * An upload begins: its bytes may be stored from now on.
     *
     * @param length in bytes, null when only its end tells it
     */
    public Uni<Upload> begin(
            Caller caller, String filename, SendOptions options, @Nullable Long length) {
        var upload =
                new Upload(Uuid7.next(), caller.orgId(), filename, options, caller.actor(), now());
        return transactions.inTenant(
                caller.orgId(),
                () -> quota.admit(caller.orgId(), length).chain(() -> uploads.persist(upload)));
    }

    /** Its parts can be found under this id. */
    public Uni<Void> partsBegun(Upload upload, String storageId) {
        return change(upload, current -> current.partsBegun(storageId));
    }

    /**
     * Its file is whole in the object store. The job that parses it is named; it is scanned, or the
     * news goes out.
     *
     * @return the answer; of another upload, when the same request was answered while this one came
     */
    public Uni<AcceptedView> store(
            Upload upload,
            Receipt receipt,
            SendOptions options,
            @Nullable String idempotencyKey,
            Object request) {
        return transactions.ofCaller(
                caller ->
                        idempotency.once(
                                caller,
                                idempotencyKey,
                                request,
                                AcceptedView.class,
                                () ->
                                        quota.count(upload.orgId(), receipt.size())
                                                .chain(() -> current(upload))
                                                .chain(found -> publish(found, receipt, options))));
    }

    /**
     * The same for a file that came in several requests; done once, however often it is tried.
     *
     * @param along what else belongs into the transaction
     */
    public Uni<AcceptedView> storeWhole(Upload upload, Receipt receipt, Supplier<Uni<Void>> along) {
        return transactions.inTenant(
                upload.orgId(),
                () ->
                        current(upload)
                                .chain(
                                        found ->
                                                found.state().isWhole()
                                                        ? known(found)
                                                        : along.get()
                                                                .chain(
                                                                        () ->
                                                                                publish(
                                                                                        found,
                                                                                        receipt,
                                                                                        found
                                                                                                .options()))));
    }

    /**
     * Its sender is told why it was not taken; nothing is done when it has come to its end before.
     *
     * @return as it stands now
     */
    public Uni<Upload> rejectWhole(Upload upload, Ending why, Supplier<Uni<Void>> along) {
        return end(upload, current -> current.reject(why, now()), along);
    }

    /** What the sender of an upload is answered that is whole already. */
    public Uni<AcceptedView> answer(Upload upload) {
        return transactions.inTenant(upload.orgId(), () -> known(upload));
    }

    /** Its sender is told why it was not taken. Answers like {@link #expire}. */
    public Uni<Upload> reject(Upload upload, Ending why) {
        return rejectWhole(upload, why, UploadLedger::nothingMore);
    }

    /**
     * Nobody finishes it.
     *
     * @return as it stands now: the janitor may have ended it before, or a commit whose answer was
     *     lost may have stored it, and others may need its bytes
     */
    public Uni<Upload> expire(Upload upload, Ending why) {
        return end(upload, current -> current.expire(why, now()), UploadLedger::nothingMore);
    }

    /** Nothing of it is left in the object store. */
    public Uni<Void> cleaned(Upload upload) {
        return change(upload, Upload::cleaned);
    }

    private Uni<Upload> end(Upload upload, Consumer<Upload> move, Supplier<Uni<Void>> along) {
        return transactions.inTenant(
                upload.orgId(),
                () ->
                        current(upload)
                                .call(
                                        current -> {
                                            if (current.state() != UploadState.RECEIVING) {
                                                return nothingMore();
                                            }
                                            move.accept(current);
                                            return along.get();
                                        }));
    }

    private static Uni<Void> nothingMore() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> change(Upload upload, Consumer<Upload> move) {
        return transactions.inTenant(
                upload.orgId(), () -> current(upload).invoke(move).replaceWithVoid());
    }

    private Uni<Upload> current(Upload upload) {
        return uploads.take(upload.orgId(), upload.id()).map(Objects::requireNonNull);
    }

    private Uni<AcceptedView> known(Upload upload) {
        return uploads.contentOf(upload).map(content -> AcceptedView.again(upload, content));
    }

    private Uni<AcceptedView> publish(Upload upload, Receipt receipt, SendOptions options) {
        Instant now = now();
        return duplicates
                .keeper(upload.orgId(), receipt.sha256(), receipt.size())
                .chain(
                        keeper ->
                                keeper == null
                                        ? arrive(upload, receipt, options, now)
                                        : again(upload, keeper, receipt, options, now));
    }

    private Uni<AcceptedView> arrive(
            Upload upload, Receipt receipt, SendOptions options, Instant now) {
        upload.arrive(receipt, options, Uuid7.next());
        return release.arrived(upload, now).replaceWith(() -> AcceptedView.first(upload, now));
    }

    private Uni<AcceptedView> again(
            Upload upload, Upload keeper, Receipt receipt, SendOptions options, Instant now) {
        switch (duplicates.policy(options)) {
            case ALLOW -> {
                upload.duplicates(keeper);
                return arrive(upload, receipt, options, now);
            }
            case LINK -> {
                upload.link(keeper, options, now);
                return known(upload);
            }
            default -> throw refused(keeper);
        }
    }

    private static Problem refused(Upload keeper) {
        String advice =
                "It is %s, sent at %s. To send it all the same say duplicatePolicy=allow."
                        .formatted(keeper.filename(), keeper.createdAt());
        Problem problem = DUPLICATE_UPLOAD.because(advice).with("duplicateOf", keeper.id());
        UUID job = keeper.jobId();
        return job == null ? problem : problem.with("jobId", job);
    }

    /** As precise as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
