package io.phonelog.monitoring.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the database answers a query. */
@ApplicationScoped
class PostgresProbe implements Probe {
    private final Pool pool;

    PostgresProbe(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Uni<Finding> look() {
        return pool.query("select 1").execute().replaceWith(Finding.UP);
    }
}
