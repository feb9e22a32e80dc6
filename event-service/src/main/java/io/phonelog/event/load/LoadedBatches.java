package io.phonelog.event.load;

import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.StartTime;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers which batches are in. */
@ApplicationScoped
class LoadedBatches {
    private static final String SEEN =
            """
            select 1 from loaded_batch
            where org_id = ? and job_id = ? and run = ? and chunk = ? and sequence = ?""";

    private static final String REMEMBER =
            """
            insert into loaded_batch (org_id, job_id, run, chunk, sequence, rows,
                                      first_id, last_id, first_start, last_start, timed,
                                      with_party, contacts, numbers, answered, measured, placed,
                                      plausible, consistent, adds_days)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true) on conflict do nothing""";

    private final BackgroundTransactions transactions;

    LoadedBatches(BackgroundTransactions transactions) {
        this.transactions = transactions;
    }

    /** Those that are not in yet. */
    List<RowBatch> notYet(List<RowBatch> batches) throws SQLException {
        return transactions.run(
                connection -> {
                    try (PreparedStatement seen = connection.prepareStatement(SEEN)) {
                        List<RowBatch> fresh = new ArrayList<>();
                        for (RowBatch batch : batches) {
                            bind(seen, batch.header());
                            if (!seen.executeQuery().next()) {
                                fresh.add(batch);
                            }
                        }
                        return fresh;
                    }
                });
    }

    /**
     * Remembers the batches, as part of the connection's transaction.
     *
     * @param batches in the order of {@link BatchLoader#ORDER}, as everybody takes these locks
     * @param rows those of the batches
     * @return whether all were new; when not, another loader was faster
     */
    boolean remember(Connection connection, List<RowBatch> batches, EventRows rows)
            throws SQLException {
        try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            for (RowBatch batch : batches) {
                bind(remember, batch.header());
                bind(remember, rows.extentOf(batch.header()));
                remember.addBatch();
            }
            return Arrays.stream(remember.executeBatch()).allMatch(inserted -> inserted == 1);
        }
    }

    private static void bind(PreparedStatement statement, Extent extent) throws SQLException {
        statement.setInt(6, extent.rows());
        statement.setObject(7, extent.firstId());
        statement.setObject(8, extent.lastId());
        statement.setObject(9, StartTime.column(extent.firstStart()));
        statement.setObject(10, StartTime.column(extent.lastStart()));
        int column = 11;
        for (int count : extent.quality().counts()) {
            statement.setInt(column++, count);
        }
    }

    private static void bind(PreparedStatement statement, Header header) throws SQLException {
        statement.setObject(1, header.orgId());
        statement.setObject(2, header.jobId());
        statement.setInt(3, header.run());
        statement.setInt(4, header.chunk());
        statement.setInt(5, header.sequence());
    }
}
