package io.phonelog.event.load;

import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.event.store.Partitions;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Prepares a load: rows in the format of {@code COPY}, their origins and partitions made. */
@ApplicationScoped
class RowEncoder {
    private final Origins origins;
    private final Partitions partitions;

    RowEncoder(Origins origins, Partitions partitions) {
        this.origins = origins;
        this.partitions = partitions;
    }

    /** The rows of the batches but those that are refused. */
    EventRows encode(List<RowBatch> batches, Refusals refusals) throws SQLException {
        partitions.learn();
        Map<Header, Integer> ids = origins.of(batches);
        EventRows rows = new EventRows(partitions);
        for (RowBatch batch : batches) {
            rows.add(batch, ids.getOrDefault(Origins.key(batch.header()), 0), refusals);
        }
        partitions.ensure(rows.partitions());
        return rows;
    }

    /** To be called when a load failed: partitions may have come or gone. */
    void lookAgain() {
        partitions.forget();
    }
}
