package io.phonelog.upload.session;

import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadState;
import io.phonelog.upload.transfer.ChunkPlan;
import io.phonelog.upload.transfer.Transfer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session as clients see it.
 *
 * @param id of the session, and of the upload that it becomes
 * @param chunkSize of every chunk but the last, in bytes
 * @param percent 0 to 100, of the bytes
 * @param bytesPerSecond of late; 0 when nothing comes
 * @param etaSeconds until the last byte at that speed, unknown when nothing comes
 * @param missingChunks their indexes, in order; not in lists
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
        Instant createdAt,
        Instant expiresAt) {

    /** A speed that was measured longer ago says nothing of now. */
    private static final Duration OF_LATE = Duration.ofSeconds(15);

    static SessionView of(
            Upload upload, Transfer transfer, @Nullable List<Integer> missing, Instant now) {
        ChunkPlan plan = ChunkPlan.of(transfer);
        long received = transfer.received();
        Instant measured = transfer.measuredAt();
        Double speed = transfer.bytesPerSecond();
        boolean silent = measured == null || measured.plus(OF_LATE).isBefore(now);
        long current = silent || speed == null ? 0 : Math.round(speed);
        double seconds =
                measured == null
                        ? 0
                        : Duration.between(transfer.createdAt(), measured).toMillis() / 1000.0;
        return new SessionView(
                upload.id(),
                upload.filename(),
                upload.state(),
                plan.chunkSize(),
                plan.count(),
                received,
                plan.length(),
                Math.floor(1000.0 * received / plan.length()) / 10,
                current,
                seconds == 0 ? 0 : Math.round(received / seconds),
                current == 0 ? null : (plan.length() - received + current - 1) / current,
                missing,
                transfer.createdAt(),
                transfer.expiresAt());
    }
}
