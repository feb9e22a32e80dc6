package io.phonelog.upload.intake;

import io.phonelog.platform.access.Caller;
import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.template.KnownTemplates;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The one file of a request: received, or answered from memory when the request is a repetition.
 */
final class FileIntake {
    private final Receptions receptions;
    private final UploadLedger ledger;
    private final KnownTemplates templates;
    private final Caller caller;
    private final @Nullable Long length;
    private final @Nullable String idempotencyKey;

    private @Nullable Reception reception;
    private @Nullable FileRequest request;
    private boolean answered;

    /**
     * @param length of the file in bytes, null when it is not known
     */
    FileIntake(
            Receptions receptions,
            UploadLedger ledger,
            KnownTemplates templates,
            Caller caller,
            @Nullable Long length,
            @Nullable String idempotencyKey) {
        this.receptions = receptions;
        this.ledger = ledger;
        this.templates = templates;
        this.caller = caller;
        this.length = length;
        this.idempotencyKey = idempotencyKey;
    }

    /** Done when bytes may come. Those of a request that was answered before go nowhere. */
    Uni<Void> begin(FileName name, SendOptions options) {
        var begun = new FileRequest(caller, name, options, length, idempotencyKey);
        request = begun;
        return ledger.isAnswered(caller, idempotencyKey)
                .invoke(before -> answered = before)
                .chain(before -> before ? Uni.createFrom().voidItem() : receive(begun));
    }

    private Uni<Void> receive(FileRequest begun) {
        templates.require(caller.orgId(), begun.options());
        return receptions.begin(begun).invoke(started -> reception = started).replaceWithVoid();
    }

    Uni<Void> write(ByteBuffer bytes) {
        return answered
                ? Uni.createFrom().voidItem()
                : Objects.requireNonNull(reception).write(bytes);
    }

    /**
     * The file's end.
     *
     * @param options all of them: a form may have some after the file
     */
    Uni<AcceptedView> finish(SendOptions options) {
        FileRequest begun = Objects.requireNonNull(request);
        if (answered) {
            return ledger.earlier(caller, idempotencyKey, begun.fingerprint(options))
                    .onItem()
                    .ifNull()
                    .failWith(
                            () ->
                                    new IllegalStateException(
                                            "an answer went while it was asked for"));
        }
        templates.require(caller.orgId(), options);
        return receptions.finish(Objects.requireNonNull(reception), options);
    }

    /** Leaves nothing behind. */
    Uni<Void> giveUp(Throwable cause) {
        return reception == null
                ? Uni.createFrom().voidItem()
                : receptions.giveUp(reception, cause);
    }

    boolean begun() {
        return request != null;
    }

    /** Whether a request with the same key was answered before. */
    boolean answered() {
        return answered;
    }
}
