package io.phonelog.platform.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The HTTP call that the current work belongs to, if it belongs to one. */
@ApplicationScoped
public class CurrentCall {
    static final String ACTION = "phonelog.action";
    private static final String AUDITED = "phonelog.audited";

    private final CurrentVertxRequest request;

    public CurrentCall(CurrentVertxRequest request) {
        this.request = request;
    }

    /** What the audit log says of a call. */
    record Details(String method, String path, String action, @Nullable String address) {}

    @Nullable Details details() {
        RoutingContext context = current();
        if (context == null) {
            return null;
        }
        String action = context.get(ACTION);
        var remote = context.request().remoteAddress();
        return new Details(
                context.request().method().name(),
                context.normalizedPath(),
                action == null ? context.request().method().name() : action,
                remote == null ? null : remote.hostAddress());
    }

    /** The call itself; null outside of one. */
    public @Nullable RoutingContext current() {
        return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    }

    /** Whether this is asked for the first time in this call. */
    boolean firstTime() {
        RoutingContext context = current();
        if (context == null || context.get(AUDITED) != null) {
            return false;
        }
        context.put(AUDITED, true);
        return true;
    }
}
