package io.phonelog.event.pace;

import io.vertx.ext.web.RoutingContext;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Calls to this replica: each waits until it is answered or its client has gone. How long an answer
 * is then read, which may be a long file, does not matter.
 */
@Singleton
class Questions extends Demand {
    @ServerRequestFilter
    void asked(RoutingContext call) {
        Waiting begun = begin();
        call.put(Waiting.class.getName(), begun);
        call.addEndHandler(end -> begun.end());
    }

    @ServerResponseFilter
    void answered(RoutingContext call) {
        Waiting begun = call.get(Waiting.class.getName());
        if (begun != null) {
            begun.end();
        }
    }
}
