package io.phonelog.event.run;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.event.duplicate.Comparing;
import io.phonelog.event.duplicate.Comparisons;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.platform.messaging.Consumption;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/**
 * Has the events of complete runs compared. Doing so twice changes nothing, so no inbox is needed.
 */
@ApplicationScoped
class JobCompletedConsumer {
    private final Consumption consumption;
    private final BackgroundTransactions transactions;
    private final VoidRuns runs;
    private final Comparisons comparisons;
    private final Comparing comparing;
    private final CrowdedDays days;

    JobCompletedConsumer(
            Consumption consumption,
            BackgroundTransactions transactions,
            VoidRuns runs,
            Comparisons comparisons,
            Comparing comparing,
            CrowdedDays days) {
        this.consumption = consumption;
        this.transactions = transactions;
        this.runs = runs;
        this.comparisons = comparisons;
        this.comparing = comparing;
        this.days = days;
    }

    @Incoming("jobs-events")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return consumption.of(message, this::compare);
    }

    private Uni<Void> compare(CloudEvent<?> event) {
        if (!event.type().equals(MessageType.JOB_COMPLETED.wireName())
                || !(event.data() instanceof JobEvent job)) {
            return Uni.createFrom().voidItem();
        }
        UUID org = Objects.requireNonNull(event.orgid(), "orgid");
        return Uni.createFrom()
                .item(
                        Unchecked.supplier(
                                () -> transactions.run(connection -> begin(connection, org, job))))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(
                        begun -> {
                            comparing.wake();
                            days.wake(org);
                        })
                .replaceWithVoid();
    }

    /** A run that was taken back meanwhile takes no part. */
    private boolean begin(Connection connection, UUID org, JobEvent job) throws SQLException {
        boolean valid = !runs.isVoid(connection, org, job.jobId(), job.run());
        if (valid) {
            comparisons.begin(connection, org, job.jobId(), job.run());
        }
        return valid;
    }
}
