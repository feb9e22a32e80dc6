package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/**
 * The durable queue. Any number of processes take from it, each endpoint's deliveries one process
 * at a time, so that what an endpoint allows holds for all of them together. What is taken comes
 * back by itself when its lease ends.
 */
@ApplicationScoped
public class DeliveryQueue {
    private final PoolTransactions transactions;
    private final AttemptRecords records;
    private final DueDeliveries due;

    public DeliveryQueue(PoolTransactions transactions, AttemptRecords records, DueDeliveries due) {
        this.transactions = transactions;
        this.records = records;
        this.due = due;
    }

    /** Records what is over and takes what is due, in one transaction. */
    Uni<List<DueDelivery>> turn(UUID sender, List<Settled> over, Room room) {
        return transactions.inBackground(
                connection ->
                        records.keep(connection, over)
                                .chain(() -> due.take(connection, sender, room)));
    }
}
