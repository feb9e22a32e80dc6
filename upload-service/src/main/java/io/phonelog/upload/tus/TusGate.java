package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.TUS_HEADER;
import static io.phonelog.upload.UploadProblem.TUS_VERSION;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Locale;
import java.util.regex.Pattern;

/** What holds for every call of the protocol, whatever comes of it. */
@ApplicationScoped
public class TusGate {
    private static final Pattern OURS = Pattern.compile(".*/parser/upload/tus(/.*)?");

    /** Before everything that may refuse a call. */
    private static final int EARLY = 900;

    void install(@Observes Filters filters) {
        filters.register(TusGate::sayVersion, EARLY);
    }

    private static void sayVersion(RoutingContext call) {
        if (OURS.matcher(call.normalizedPath()).matches()
                && call.request().method() != HttpMethod.OPTIONS) {
            call.response().putHeader(Tus.TUS_RESUMABLE, Tus.VERSION);
        }
        call.next();
    }

    /** Of two that differ nobody could say which counts. */
    private static void refuseRepeated(ContainerRequestContext request) {
        request.getHeaders()
                .forEach(
                        (name, values) -> {
                            if (Tus.ONCE.contains(name.toLowerCase(Locale.ROOT))
                                    && values.size() > 1) {
                                throw TUS_HEADER.because(name + " is given more than once.");
                            }
                        });
    }

    /**
     * Takes the method that a client behind an old proxy could not send, and refuses other
     * versions.
     */
    @ServerRequestFilter(preMatching = true)
    public void admit(ContainerRequestContext request, RoutingContext call) {
        if (!OURS.matcher(call.normalizedPath()).matches()) {
            return;
        }
        String method = request.getHeaderString(Tus.METHOD_OVERRIDE);
        if (method != null) {
            request.setMethod(method.strip().toUpperCase(Locale.ROOT));
        }
        refuseRepeated(request);
        if (!request.getMethod().equals("OPTIONS")
                && !Tus.VERSION.equals(request.getHeaderString(Tus.TUS_RESUMABLE))) {
            throw TUS_VERSION
                    .because("Send %s: %s.".formatted(Tus.TUS_RESUMABLE, Tus.VERSION))
                    .header(Tus.TUS_VERSION, Tus.VERSION);
        }
    }
}
