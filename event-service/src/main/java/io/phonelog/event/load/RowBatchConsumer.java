package io.phonelog.event.load;

import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.UnreadableBatch;
import io.phonelog.event.pace.BackgroundPace;
import io.phonelog.platform.messaging.Consumption;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the row batches that wait together in one transaction. When that fails, whatever the
 * reason, each is loaded alone. Then rows that Postgres refuses become rejects of their job, a
 * damaged batch goes to the dead letters by itself, and a dependency that is away is waited for.
 */
@ApplicationScoped
class RowBatchConsumer {
    private static final Logger LOG = Logger.getLogger(RowBatchConsumer.class);

    private final BatchLoader loader;
    private final Consumption consumption;
    private final RefusedRows refused;
    private final RowSieve sieve;
    private final BackgroundPace pace;

    RowBatchConsumer(
            BatchLoader loader,
            Consumption consumption,
            RefusedRows refused,
            RowSieve sieve,
            BackgroundPace pace) {
        this.sieve = sieve;
        this.loader = loader;
        this.consumption = consumption;
        this.refused = refused;
        this.pace = pace;
    }

    @Incoming("records-parsed")
    Uni<Void> consume(ConsumerRecords<String, byte[]> messages) {
        return onWorker(() -> loader.load(read(messages)))
                .onFailure()
                .invoke(
                        e ->
                                LOG.infof(
                                        "Loading one by one: batches=%d cause=%s",
                                        messages.count(), e))
                .onFailure()
                .recoverWithUni(() -> eachAlone(messages));
    }

    private Uni<Void> eachAlone(Iterable<ConsumerRecord<String, byte[]>> messages) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(
                        message ->
                                consumption.decoded(
                                        message,
                                        RowBatchConsumer::open,
                                        batch -> onWorker(() -> load(batch)),
                                        batch -> refused.tell(batch.header())))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private void load(RowBatch batch) throws SQLException {
        try {
            loader.load(List.of(batch));
        } catch (SQLException e) {
            if (!RowSieve.blames(e)) {
                throw e;
            }
            Refusals refusals = sieve.refused(batch);
            LOG.warnf(
                    "Postgres refuses rows: job=%s rows=%d cause=%s",
                    batch.header().jobId(), refusals.count(), e);
            loader.loadAround(batch, refusals);
        }
    }

    private static List<RowBatch> read(Iterable<ConsumerRecord<String, byte[]>> messages) {
        List<RowBatch> batches = new ArrayList<>();
        messages.forEach(message -> batches.add(RowBatch.read(message.value())));
        return batches;
    }

    private static RowBatch open(byte[] bytes) {
        try {
            return RowBatch.read(bytes);
        } catch (UnreadableBatch e) {
            throw new UnreadableMessage(String.valueOf(e.getMessage()), e);
        }
    }

    private Uni<Void> onWorker(BackgroundPace.Chore loading) {
        return BackgroundPace.onWorker(() -> pace.load(loading));
    }
}
