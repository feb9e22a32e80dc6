package io.phonelog.upload.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.util.List;
import java.util.stream.IntStream;

/** Gives a stored file another key. The store copies it by itself; the bytes do not come here. */
@ApplicationScoped
public class FileMove {
    /** A copy of so much is done before a connection gives up waiting. */
    private static final long PART = 256L << 20;

    private static final int MOST_PARTS = 10_000;

    private final S3AsyncClient s3;
    private final FileStore store;
    private final StorageConfig config;
    private final String bucket;
    private final long part;

    @Inject
    public FileMove(S3AsyncClient s3, FileStore store, StorageConfig config) {
        this(s3, store, config, PART);
    }

    /**
     * @param part the longest copy that is one call, in bytes
     */
    FileMove(S3AsyncClient s3, FileStore store, StorageConfig config, long part) {
        this.s3 = s3;
        this.store = store;
        this.config = config;
        this.bucket = config.bucket();
        this.part = part;
    }

    /**
     * Moves a file, if it is not moved yet.
     *
     * @param size in bytes
     */
    public Uni<Void> move(String from, String to, long size) {
        return store.length(from)
                .chain(
                        length ->
                                length == null
                                        ? requireMoved(to, size)
                                        : copy(from, to, size)
                                                .chain(() -> requireMoved(to, size))
                                                .chain(() -> store.remove(from, null)));
    }

    private Uni<Void> requireMoved(String to, long size) {
        return store.length(to)
                .invoke(
                        length -> {
                            if (length == null || length != size) {
                                throw NoSuchKeyException.builder()
                                        .message("%s should have %d bytes".formatted(to, size))
                                        .build();
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> copy(String from, String to, long size) {
        if (size <= part) {
            return Uni.createFrom()
                    .completionStage(
                            () ->
                                    s3.copyObject(
                                            r ->
                                                    r.sourceBucket(bucket)
                                                            .sourceKey(from)
                                                            .destinationBucket(bucket)
                                                            .destinationKey(to)
                                                            .serverSideEncryption(
                                                                    config.encryption().asked())
                                                            .ssekmsKeyId(
                                                                    config.kmsKey().orElse(null))))
                    .replaceWithVoid();
        }
        // Parts of a try that was cut off are of no use.
        return store.abandonParts(to)
                .chain(() -> store.begin(to))
                .chain(
                        id ->
                                copyParts(from, to, id, size)
                                        .chain(parts -> store.complete(to, id, parts))
                                        .onFailure()
                                        .call(() -> store.abandon(to, id)));
    }

    private Uni<List<CompletedPart>> copyParts(String from, String to, String id, long size) {
        long step = Math.max(part, (size + MOST_PARTS - 1) / MOST_PARTS);
        return Multi.createFrom()
                .iterable(IntStream.range(0, (int) ((size + step - 1) / step)).boxed().toList())
                .onItem()
                .transformToUniAndConcatenate(
                        index -> {
                            long start = index * step;
                            long end = Math.min(size, start + step);
                            return copyPart(from, to, id, index + 1, start, end);
                        })
                .collect()
                .asList();
    }

    private Uni<CompletedPart> copyPart(
            String from, String to, String id, int number, long start, long end) {
        return Uni.createFrom()
                .completionStage(
                        () ->
                                s3.uploadPartCopy(
                                        r ->
                                                r.sourceBucket(bucket)
                                                        .sourceKey(from)
                                                        .destinationBucket(bucket)
                                                        .destinationKey(to)
                                                        .uploadId(id)
                                                        .partNumber(number)
                                                        .copySourceRange(
                                                                "bytes=%d-%d"
                                                                        .formatted(
                                                                                start, end - 1))))
                .map(
                        copied ->
                                CompletedPart.builder()
                                        .partNumber(number)
                                        .eTag(copied.copyPartResult().eTag())
                                        .build());
    }
}
