package io.phonelog.event.run;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.RunRevoked;
import io.phonelog.platform.messaging.Consumption;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.util.Objects;

/** Forgets runs that were taken back. Doing so twice changes nothing, so no inbox is needed. */
@ApplicationScoped
class RunRevokedConsumer {
    private final Consumption consumption;
    private final VoidRuns runs;

    RunRevokedConsumer(Consumption consumption, VoidRuns runs) {
        this.consumption = consumption;
        this.runs = runs;
    }

    @Incoming("jobs-control")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return consumption.of(message, this::forget);
    }

    private Uni<Void> forget(CloudEvent<?> event) {
        if (!(event.data() instanceof RunRevoked revoked)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .item(
                        Unchecked.supplier(
                                () -> {
                                    runs.revoke(
                                            Objects.requireNonNull(event.orgid(), "orgid"),
                                            revoked.jobId(),
                                            revoked.run());
                                    return revoked;
                                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }
}
