package io.phonelog.upload.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What uploads ask of the object store. Answers come back on the asker's own Vert.x context. */
@ApplicationScoped
public class FileStore {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3AsyncClient s3;
    private final String bucket;
    private final FileEncryption encryption;
    private final @Nullable String kmsKey;

    /**
     * @throws IllegalArgumentException when a key is named that would not be used
     */
    public FileStore(S3AsyncClient s3, StorageConfig config) {
        this.s3 = s3;
        this.bucket = config.bucket();
        this.encryption = config.encryption();
        this.kmsKey = config.kmsKey().orElse(null);
        if (kmsKey != null && encryption != FileEncryption.KMS) {
            throw new IllegalArgumentException(
                    "phonelog.s3.kms-key is used with phonelog.s3.encryption=kms only");
        }
    }

    /** Begins a file of several parts; returns the id under which its parts are kept. */
    public Uni<String> begin(String key) {
        return ask(
                () ->
                        s3.createMultipartUpload(
                                        r ->
                                                r.bucket(bucket)
                                                        .key(key)
                                                        .contentType(CONTENT_TYPE)
                                                        .serverSideEncryption(encryption.asked())
                                                        .ssekmsKeyId(kmsKey))
                                .thenApply(CreateMultipartUploadResponse::uploadId));
    }

    /**
     * Stores a part; tried again by itself when the store stumbles.
     *
     * @param number from 1
     */
    public Uni<CompletedPart> part(
            String key, String storageId, int number, List<ByteBuffer> bytes) {
        return ask(
                () ->
                        s3.uploadPart(
                                        r ->
                                                r.bucket(bucket)
                                                        .key(key)
                                                        .uploadId(storageId)
                                                        .partNumber(number),
                                        body(bytes))
                                .thenApply(
                                        stored ->
                                                CompletedPart.builder()
                                                        .partNumber(number)
                                                        .eTag(stored.eTag())
                                                        .build()));
    }

    /** Makes the parts one file, visible at once. */
    public Uni<Void> complete(String key, String storageId, List<CompletedPart> parts) {
        return ask(() ->
                        s3.completeMultipartUpload(
                                r ->
                                        r.bucket(bucket)
                                                .key(key)
                                                .uploadId(storageId)
                                                .multipartUpload(m -> m.parts(parts))))
                .replaceWithVoid();
    }

    /** Stores a file that is whole already. */
    public Uni<Void> put(String key, List<ByteBuffer> bytes) {
        return ask(() ->
                        s3.putObject(
                                r ->
                                        r.bucket(bucket)
                                                .key(key)
                                                .contentType(CONTENT_TYPE)
                                                .serverSideEncryption(encryption.asked())
                                                .ssekmsKeyId(kmsKey),
                                body(bytes)))
                .replaceWithVoid();
    }

    /** Takes away whatever is there under a key: the file, and parts that never became one. */
    public Uni<Void> remove(String key, @Nullable String storageId) {
        Uni<Void> abandoned = storageId == null ? abandonParts(key) : abandon(key, storageId);
        // First the parts: once they are gone, nobody can make a file of them behind our back.
        return abandoned
                .chain(() -> ask(() -> s3.deleteObject(r -> r.bucket(bucket).key(key))))
                .replaceWithVoid();
    }

    /**
     * Reads a file.
     *
     * @param range as in the HTTP header, {@code bytes=0-99}; null for all of it
     */
    public Uni<ResponsePublisher<GetObjectResponse>> read(String key, @Nullable String range) {
        return ask(
                () ->
                        s3.getObject(
                                r -> r.bucket(bucket).key(key).range(range),
                                AsyncResponseTransformer.toPublisher()));
    }

    /** How long a file is, in bytes; null when there is none. */
    public Uni<@Nullable Long> length(String key) {
        return ask(() -> s3.headObject(r -> r.bucket(bucket).key(key)))
                .<@Nullable Long>map(HeadObjectResponse::contentLength)
                .onFailure(NoSuchKeyException.class)
                .recoverWithNull();
    }

    /**
     * Reads the start of a file into memory.
     *
     * @param most how many bytes, from 1
     */
    public Uni<byte[]> head(String key, int most) {
        return range(key, 0, most);
    }

    /**
     * Reads some of a file into memory.
     *
     * @param count how many bytes at most, from 1; fewer come when the file ends
     */
    public Uni<byte[]> range(String key, long from, int count) {
        String range = "bytes=%d-%d".formatted(from, from + count - 1);
        return ask(() ->
                        s3.getObject(
                                r -> r.bucket(bucket).key(key).range(range),
                                AsyncResponseTransformer.toBytes()))
                .map(BytesWrapper::asByteArray);
    }

    /** Ends all parts under a key that never became a file. */
    public Uni<Void> abandonParts(String key) {
        return ask(() -> s3.listMultipartUploads(r -> r.bucket(bucket).prefix(key)))
                .map(found -> found.uploads().stream().map(MultipartUpload::uploadId).toList())
                .chain(ids -> abandonAll(key, ids));
    }

    /**
     * Parts that are no file, of all files.
     *
     * @param prefix that their keys have
     * @param before when they were begun
     */
    public Uni<List<BegunParts>> begunParts(String prefix, Instant before) {
        return ask(
                () -> {
                    List<BegunParts> found = new ArrayList<>();
                    return s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(prefix))
                            .uploads()
                            .filter(parts -> parts.initiated().isBefore(before))
                            .subscribe(
                                    parts ->
                                            found.add(
                                                    new BegunParts(parts.key(), parts.uploadId())))
                            .thenApply(done -> found);
                });
    }

    /** Fails when the bucket cannot be used. */
    public Uni<Void> check() {
        return ask(() -> s3.headBucket(r -> r.bucket(bucket))).replaceWithVoid();
    }

    private Uni<Void> abandonAll(String key, List<String> storageIds) {
        return storageIds.stream()
                .reduce(
                        Uni.createFrom().voidItem(),
                        (before, id) -> before.chain(() -> abandon(key, id)),
                        (one, other) -> one.chain(() -> other));
    }

    /** Ends parts that never became a file; harmless when they are gone. */
    public Uni<Void> abandon(String key, String storageId) {
        return ask(() ->
                        s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(storageId)))
                .replaceWithVoid()
                .onFailure(NoSuchUploadException.class)
                .recoverWithNull();
    }

    private static AsyncRequestBody body(List<ByteBuffer> bytes) {
        return AsyncRequestBody.fromByteBuffersUnsafe(bytes.toArray(ByteBuffer[]::new));
    }

    private static <T> Uni<T> ask(Supplier<CompletableFuture<T>> call) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Uni<T> answer = Uni.createFrom().completionStage(call);
                            Context asker = Vertx.currentContext();
                            return asker == null
                                    ? answer
                                    : answer.emitOn(task -> asker.runOnContext(v -> task.run()));
                        });
    }
}
