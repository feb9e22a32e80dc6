package io.phonelog.upload.session;

import io.phonelog.upload.Ending;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadState;
import io.phonelog.upload.progress.Pace;
import io.phonelog.upload.transfer.ChunkPlan;
import io.phonelog.upload.transfer.Transfer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A session as clients see it.
 *
 * @param id of the session, and of the upload that it becomes
 * @param chunkSize of every chunk but the last, in bytes
 * @param percent 0 to 100, of the bytes
 * @param bytesPerSecond of late; 0 when nothing comes
 * @param etaSeconds until the last byte at that speed, unknown when nothing comes
 * @param proof by what the transfer can be spared, if it can
 * @param missingChunks their indexes, in order; not in lists
 * @param error why it was rejected or expired
 */
public record SessionView(
        UUID id,
        String filename,
        UploadState state,
        long chunkSize,
        int chunkCount,
        long receivedBytes,
        long totalBytes,
        double percent,
        long bytesPerSecond,
        long averageBytesPerSecond,
        @Nullable Long etaSeconds,
        @Nullable List<Integer> missingChunks,
        Challenge.@Nullable View proof,
        @Nullable Ending error,
        Instant createdAt,
        Instant expiresAt) {

    static SessionView of(
            Upload upload, Transfer transfer, @Nullable List<Integer> missing, Instant now) {
        ChunkPlan plan = ChunkPlan.of(transfer);
        Pace pace = transfer.pace();
        return new SessionView(
                upload.id(),
                upload.filename(),
                upload.state(),
                plan.chunkSize(),
                plan.count(),
                pace.bytes(),
                plan.length(),
                Objects.requireNonNull(pace.percent(plan.length())),
                pace.current(now),
                pace.average(),
                pace.secondsLeft(plan.length(), now),
                missing,
                Possession.asked(transfer),
                upload.ending(),
                transfer.createdAt(),
                transfer.expiresAt());
    }
}
