package io.phonelog.platform.web;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.messaging.Envelopes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Takes or makes the id of every request, returns it, and puts it into every log line. */
@ApplicationScoped
public class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final String IN_CALL = "phonelog.request-id";
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int BEFORE_EVERYTHING = 1_000;

    void install(@Observes Filters filters) {
        filters.register(RequestIds::assign, BEFORE_EVERYTHING);
    }

    /** The request's id; null only for what did not come through HTTP. */
    public static @Nullable String of(@Nullable RoutingContext call) {
        return call == null ? null : call.get(IN_CALL);
    }

    private static void assign(RoutingContext call) {
        String given = call.request().getHeader(HEADER);
        String id =
                given != null && ACCEPTABLE.matcher(given).matches()
                        ? given
                        : Uuid7.next().toString();
        call.put(IN_CALL, id);
        MDC.put(Envelopes.REQUEST_ID, id);
        call.response().putHeader(HEADER, id);
        call.next();
    }
}
