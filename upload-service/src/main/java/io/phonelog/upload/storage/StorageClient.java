package io.phonelog.upload.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/**
 * The client of the object store, as {@code quarkus.s3.*} configures it, for stores of any kind.
 */
public class StorageClient {

    /**
     * Without checksums of the newer kind, which other stores than Amazon's refuse; and with the
     * bucket in the path, because in the host name it needs a DNS entry.
     */
    @Produces
    @ApplicationScoped
    S3AsyncClient client(S3AsyncClientBuilder builder) {
        // In place of the configuration that Quarkus has made, which decides about checksums too.
        return builder.serviceConfiguration(s3 -> s3.pathStyleAccessEnabled(true))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }
}
