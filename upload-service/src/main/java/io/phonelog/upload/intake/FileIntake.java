package io.phonelog.upload.intake;

import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.platform.access.Caller;
import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.UploadLedger;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Objects;

/** The one file of a request: received, or answered from memory when the request is a repetition. */
final class FileIntake {
    private final Receptions receptions;
    private final UploadLedger ledger;
    private final Caller caller;
    private final @Nullable Long length;
    private final @Nullable String idempotencyKey;

    private @Nullable Reception reception;
    private @Nullable AcceptedView earlier;

    /**
     * @param length of the file in bytes, null when it is not known
     */
    FileIntake(
            Receptions receptions,
            UploadLedger ledger,
            Caller caller,
            @Nullable Long length,
            @Nullable String idempotencyKey) {
        this.receptions = receptions;
        this.ledger = ledger;
        this.caller = caller;
        this.length = length;
        this.idempotencyKey = idempotencyKey;
    }

    /** Done when bytes may come, or when {@link #answered()} says that none need to. */
    Uni<Void> begin(FileName name, ParseOptions options) {
        var request = new FileRequest(caller, name, options, length, idempotencyKey);
        return ledger.earlier(caller, idempotencyKey, request.fingerprint())
                .invoke(answer -> earlier = answer)
                .chain(
                        answer ->
                                answer != null
                                        ? Uni.createFrom().voidItem()
                                        : receptions
                                                .begin(request)
                                                .invoke(begun -> reception = begun)
                                                .replaceWithVoid());
    }

    Uni<Void> write(ByteBuffer bytes) {
        return Objects.requireNonNull(reception).write(bytes);
    }

    Uni<AcceptedView> finish(ParseOptions options) {
        return earlier != null
                ? Uni.createFrom().item(earlier)
                : receptions.finish(Objects.requireNonNull(reception), options);
    }

    /** Leaves nothing behind. */
    Uni<Void> giveUp(Throwable cause) {
        return reception == null
                ? Uni.createFrom().voidItem()
                : receptions.giveUp(reception, cause);
    }

    boolean begun() {
        return reception != null || earlier != null;
    }

    /** Whether the same request was answered before. */
    boolean answered() {
        return earlier != null;
    }
}
