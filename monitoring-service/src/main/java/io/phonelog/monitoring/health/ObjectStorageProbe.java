package io.phonelog.monitoring.health;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Whether the bucket that holds the files can be reached with our credentials. */
@ApplicationScoped
class ObjectStorageProbe implements Probe {
    private final S3AsyncClient s3;
    private final String bucket;

    ObjectStorageProbe(
            S3AsyncClient s3, @ConfigProperty(name = "phonelog.s3.bucket") String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String name() {
        return "object-storage";
    }

    @Override
    public Uni<Finding> look() {
        return Uni.createFrom()
                .completionStage(() -> s3.headBucket(request -> request.bucket(bucket)))
                .replaceWith(Finding.UP);
    }
}
