package io.phonelog.upload.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Optional;

/** The object store. */
@ConfigMapping(prefix = "phonelog.s3")
public interface StorageConfig {

    /** Base URL of the store; buckets are addressed by path. */
    String endpoint();

    /** The region that requests are signed for. */
    String region();

    /** The bucket of all files. */
    String bucket();

    String accessKey();

    String secretKey();

    /** How the store encrypts files at rest. */
    @WithDefault("bucket")
    FileEncryption encryption();

    /** The key of {@link FileEncryption#KMS}; without it the account's own is used. */
    Optional<String> kmsKey();
}
