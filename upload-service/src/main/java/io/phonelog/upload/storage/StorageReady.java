package io.phonelog.upload.storage;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.time.Duration;

/** Ready means: the bucket answers. */
@Readiness
@ApplicationScoped
public class StorageReady implements AsyncHealthCheck {
    private static final String NAME = "object store";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final FileStore store;

    public StorageReady(FileStore store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.check()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWith(() -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(
                        failure ->
                                HealthCheckResponse.named(NAME)
                                        .down()
                                        .withData("cause", String.valueOf(failure))
                                        .build());
    }
}
