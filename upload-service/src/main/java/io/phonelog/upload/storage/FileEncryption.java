package io.phonelog.upload.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** How the object store encrypts a file at rest. */
public enum FileEncryption {
    /** As the bucket is set up; nothing is asked for. */
    BUCKET(null),
    /** With keys of the store (SSE-S3). */
    S3(ServerSideEncryption.AES256),
    /** With a key of a key service (SSE-KMS). */
    KMS(ServerSideEncryption.AWS_KMS);

    private final @Nullable ServerSideEncryption asked;

    FileEncryption(@Nullable ServerSideEncryption asked) {
        this.asked = asked;
    }

    /** What a request says; null for nothing. */
    @Nullable ServerSideEncryption asked() {
        return asked;
    }
}
