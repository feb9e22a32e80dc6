package io.phonelog.upload;

import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.UUID;

/** What tests see and do in the object store, past the service. */
@ApplicationScoped
public class Bucket {
    private final S3AsyncClient s3;
    private final String name;

    public Bucket(S3AsyncClient s3, @ConfigProperty(name = "phonelog.s3.bucket") String name) {
        this.s3 = s3;
        this.name = name;
    }

    /** Whether anything lies under an upload's key: a file, or parts of one. */
    public boolean holds(String uploadId) {
        String key = keyOf(uploadId);
        return s3.listObjectsV2(r -> r.bucket(name).prefix(key)).join().keyCount() > 0
                || s3.listMultipartUploads(r -> r.bucket(name).prefix(key)).join().hasUploads();
    }

    /** How many bytes lie under a key. */
    public long length(String key) {
        return s3.listObjectsV2(r -> r.bucket(name).prefix(key)).join().contents().stream()
                .mapToLong(S3Object::size)
                .sum();
    }

    /** Whether parts lie under an upload's key that are no file. */
    public boolean holdsParts(String uploadId) {
        return s3.listMultipartUploads(r -> r.bucket(name).prefix(keyOf(uploadId)))
                .join()
                .hasUploads();
    }

    /** Stores a part under the id that an upload's parts have already. */
    public void putPart(String uploadId, String storageId, int number, byte[] bytes) {
        s3.uploadPart(
                        r ->
                                r.bucket(name)
                                        .key(keyOf(uploadId))
                                        .uploadId(storageId)
                                        .partNumber(number),
                        AsyncRequestBody.fromBytes(bytes))
                .join();
    }

    public String beginParts(String uploadId) {
        return s3.createMultipartUpload(r -> r.bucket(name).key(keyOf(uploadId))).join().uploadId();
    }

    public void put(String uploadId, String content) {
        s3.putObject(r -> r.bucket(name).key(keyOf(uploadId)), AsyncRequestBody.fromString(content))
                .join();
    }

    private static String keyOf(String uploadId) {
        return Upload.keyOf(Org.ACME.id(), UUID.fromString(uploadId));
    }
}
