package io.phonelog.contracts.parse;

import io.phonelog.contracts.upload.StoredFile;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Parse one range of a file. Everything that decides the outcome is in here, so that whoever does
 * it, and however often, the same batches come out.
 *
 * @param token fences the lease: a report with an older token than the newest is ignored
 * @param head the file's column names and where its data begins: only the first chunk sees them
 */
public record ParseChunk(
        UUID jobId,
        int run,
        int token,
        StoredFile file,
        ChunkRange range,
        UUID templateId,
        int templateVersion,
        Dialect dialect,
        TableHead head,
        @Nullable String region,
        @Nullable String timezone,
        @Nullable String source) {

    /** The Kafka key: chunks of one job spread over the partitions. */
    public String key() {
        return jobId + "/" + range.index();
    }

    /** The same work, given out again. */
    public ParseChunk withToken(int newToken) {
        return new ParseChunk(
                jobId,
                run,
                newToken,
                file,
                range,
                templateId,
                templateVersion,
                dialect,
                head,
                region,
                timezone,
                source);
    }
}
