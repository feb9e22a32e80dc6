package io.phonelog.upload.transfer;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.function.Supplier;

/**
 * Starts work that goes on after the call that asked for it. It gets a Vert.x context of its own:
 * that of the call has the call's transactions.
 */
@ApplicationScoped
public class Aside {
    private final Vertx vertx;

    public Aside(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts it; its failure is its own affair. */
    public void start(Supplier<Uni<Void>> work) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(
                ignored ->
                        Uni.createFrom()
                                .deferred(work::get)
                                .subscribe()
                                .with(done -> {}, failure -> {}));
    }
}
