package io.phonelog.upload.session;

import static io.phonelog.upload.UploadProblem.FILE_TOO_LARGE;

import io.phonelog.platform.access.Caller;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.intake.FileName;
import io.phonelog.upload.storage.PartSizes;
import io.phonelog.upload.transfer.ChunkPlan;
import io.phonelog.upload.transfer.Creation;
import io.phonelog.upload.transfer.NewTransfer;
import io.phonelog.upload.transfer.TransferKind;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Locale;

/** Begins sessions. */
@ApplicationScoped
class NewSessions {
    private final Creation creation;
    private final Possession possession;
    private final UploadConfig config;

    NewSessions(Creation creation, Possession possession, UploadConfig config) {
        this.creation = creation;
        this.possession = possession;
        this.config = config;
    }

    /** In the caller's transaction. */
    Uni<Found> create(Caller caller, CreateSession wanted) {
        return creation.create(caller, transfer(wanted)).call(possession::ask);
    }

    private NewTransfer transfer(CreateSession wanted) {
        long size = wanted.size();
        long most = config.maxSize().asLongValue();
        if (size > most) {
            throw FILE_TOO_LARGE.because("A file may have at most %d bytes.".formatted(most));
        }
        ChunkPlan plan = ChunkPlan.of(size, wanted.chunkSize(), config.partSize().asLongValue());
        String sha256 = wanted.sha256();
        return new NewTransfer(
                TransferKind.CHUNKED,
                FileName.of(wanted.filename()).text(),
                wanted.sendOptions(),
                false,
                size,
                new PartSizes(plan.chunkSize(), 0),
                sha256 == null ? null : sha256.toLowerCase(Locale.ROOT),
                null,
                null,
                List.of());
    }
}
