package io.phonelog.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How something that all replicas share stands, as a query of one row counts it: each column is a
 * gauge of its name. There is none before the first look, so that nobody takes an unknown number
 * for 0.
 */
public final class QueryGauges {
    private final PoolTransactions transactions;
    private final MeterRegistry metrics;
    private final String query;
    private final Map<String, Double> values = new ConcurrentHashMap<>();

    /**
     * @param query whose columns are numbers, and named as {@code phonelog_*}
     */
    public QueryGauges(PoolTransactions transactions, MeterRegistry metrics, String query) {
        this.transactions = transactions;
        this.metrics = metrics;
        this.query = query;
    }

    /** Asks again. What was known before stays when that fails. */
    public Uni<Void> look() {
        return transactions
                .inBackground(connection -> connection.preparedQuery(query).execute())
                .map(rows -> rows.iterator().next())
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private void tell(Row row) {
        for (int column = 0; column < row.size(); column++) {
            String name = row.getColumnName(column);
            if (values.put(name, row.getDouble(column)) == null) {
                metrics.gauge(name, values, all -> all.getOrDefault(name, Double.NaN));
            }
        }
    }
}
