package io.phonelog.upload.duplicate;

import static io.phonelog.upload.UploadProblem.UPLOAD_UNFINISHED;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.platform.outbox.Outbox;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.UploadState;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Finds out whether a tenant has a file already. Uploads with the same bytes are handled one after
 * the other: of two that come at once one is the earlier, and nobody links to what is being
 * deleted.
 */
@ApplicationScoped
public class Duplicates {
    private final UploadRepository uploads;
    private final DuplicateConfig config;
    private final Outbox outbox;

    public Duplicates(UploadRepository uploads, DuplicateConfig config, Outbox outbox) {
        this.outbox = outbox;
        this.uploads = uploads;
        this.config = config;
    }

    /** What is to be done with a duplicate. */
    public DuplicatePolicy policy(SendOptions options) {
        return Objects.requireNonNullElseGet(options.duplicates(), config::policy);
    }

    /**
     * The earliest upload with the same bytes, its own or another's, or null. In the caller's
     * transaction, until whose end no other upload with these bytes is stored or deleted.
     */
    public Uni<@Nullable Upload> keeper(UUID org, String sha256, long size) {
        return uploads.inTurn(org, sha256).chain(() -> uploads.keeper(org, sha256, size));
    }

    /**
     * An upload is not wanted any more. In the caller's transaction; bytes that no upload needs
     * then are removed by the janitor, and what was read of them goes with their jobs.
     *
     * @throws io.phonelog.platform.problem.Problem when there is none, or it has not come to its
     *     end
     */
    public Uni<Void> delete(UUID org, UUID id, String actor) {
        return uploads.inTurnWith(org, id)
                .chain(
                        inTurn ->
                                uploads.take(org, id)
                                        .map(upload -> UploadRepository.visible(upload, id))
                                        .invoke(upload -> requireTurn(upload, inTurn)))
                .chain(
                        upload ->
                                uploads.othersWithBytesOf(upload)
                                        .chain(others -> delete(upload, others == 0, actor)));
    }

    /** It came to be stored while we waited for it: others may link to it just now. */
    private static void requireTurn(Upload upload, boolean inTurn) {
        if (!inTurn && upload.state() == UploadState.STORED) {
            throw UPLOAD_UNFINISHED.because("It has only just been stored. Delete it again.");
        }
    }

    private Uni<Void> delete(Upload upload, boolean last, String actor) {
        boolean abandoned = last && upload.isLink() && upload.state() == UploadState.STORED;
        upload.delete(last);
        return (abandoned ? abandonBytesOf(upload) : Uni.createFrom().voidItem())
                .chain(() -> tell(upload, last, actor));
    }

    private Uni<Void> tell(Upload upload, boolean last, String actor) {
        // In order with the news of its content being stored, which makes the job.
        String key = upload.contentId().toString();
        var deleted =
                new UploadDeleted(
                        upload.id(), upload.contentId(), upload.filename(), last, Instant.now());
        return outbox.publish(
                Topics.UPLOADS,
                key,
                outbox.event(MessageType.UPLOAD_DELETED, upload.orgId(), key, actor, deleted));
    }

    private Uni<Void> abandonBytesOf(Upload link) {
        return uploads.take(link.orgId(), link.contentId())
                .invoke(Duplicates::abandon)
                .replaceWithVoid();
    }

    private static void abandon(@Nullable Upload keeper) {
        Objects.requireNonNull(keeper).abandonBytes();
    }
}
