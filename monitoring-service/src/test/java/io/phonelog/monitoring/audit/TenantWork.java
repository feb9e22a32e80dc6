package io.phonelog.monitoring.audit;

import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;
import java.util.function.Supplier;

/** Work of the service itself in a transaction of a tenant, as a consumer does it. */
@ApplicationScoped
public class TenantWork {
    private final Transactions transactions;

    TenantWork(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Does the work and waits for it. */
    public <T> T of(UUID org, Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions.inTenant(org, work));
        } catch (Throwable e) {
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(e);
        }
    }
}
