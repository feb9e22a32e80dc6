package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.FILE_TOO_LARGE;

import io.phonelog.platform.access.Caller;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.storage.PartSizes;
import io.phonelog.upload.transfer.Assembly;
import io.phonelog.upload.transfer.Creation;
import io.phonelog.upload.transfer.NewTransfer;
import io.phonelog.upload.transfer.TransferKind;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Begins uploads, of bytes or of pieces. */
@ApplicationScoped
class NewUploads {
    private final Creation creation;
    private final Assembly assembly;
    private final UploadConfig config;

    NewUploads(Creation creation, Assembly assembly, UploadConfig config) {
        this.creation = creation;
        this.assembly = assembly;
        this.config = config;
    }

    /** The largest file, in bytes. */
    long mostBytes() {
        return config.maxSize().asLongValue();
    }

    /** In the caller's transaction. */
    Uni<Found> create(Caller caller, CreateUpload wanted, HttpServerRequest request) {
        String metadata = request.getHeader(Tus.UPLOAD_METADATA);
        String concat = request.getHeader(Tus.UPLOAD_CONCAT);
        return length(caller, wanted)
                .map(length -> transfer(wanted, length, metadata, concat))
                .chain(transfer -> creation.create(caller, transfer));
    }

    private Uni<@Nullable Long> length(Caller caller, CreateUpload wanted) {
        return wanted.concat() instanceof Concat.Final assembled
                ? assembly.lengthOf(caller, assembled.pieces()).invoke(this::requirePossible)
                : Uni.createFrom().item(wanted.length());
    }

    private void requirePossible(long length) {
        if (length > mostBytes()) {
            throw FILE_TOO_LARGE.because(
                    "A file may have at most %d bytes.".formatted(mostBytes()));
        }
    }

    private NewTransfer transfer(
            CreateUpload wanted,
            @Nullable Long length,
            @Nullable String metadata,
            @Nullable String concat) {
        long partSize = config.partSize().asLongValue();
        return new NewTransfer(
                wanted.concat() instanceof Concat.Final
                        ? TransferKind.ASSEMBLED
                        : TransferKind.APPENDED,
                wanted.metadata().filename(),
                wanted.metadata().options(),
                wanted.concat() instanceof Concat.Partial,
                length,
                length == null
                        ? PartSizes.upTo(mostBytes(), partSize)
                        : PartSizes.ofLength(length, partSize),
                null,
                metadata,
                concat,
                wanted.concat() instanceof Concat.Final assembled ? assembled.pieces() : List.of());
    }
}
