package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.CLIENT_SILENT;
import static io.phonelog.upload.UploadProblem.CLIENT_SLOW;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.connection.OwnPace;
import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.UploadProblem;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.ApplicationScoped;

/** Opens the bodies of requests, and counts the senders that are given up. */
@Startup
@ApplicationScoped
public class RequestBodies {
    private final Vertx vertx;
    private final UploadConfig config;
    private final Counter silent;
    private final Counter slow;

    public RequestBodies(Vertx vertx, UploadConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.config = config;
        this.silent = counter(metrics, CLIENT_SILENT);
        this.slow = counter(metrics, CLIENT_SLOW);
    }

    public RequestBody of(HttpServerRequest request) {
        OwnPace.take(request);
        var patience = new Patience(config.idleTimeout(), config.leastRate().asLongValue());
        return new RequestBody(vertx, request, patience, this::givenUp);
    }

    private void givenUp(Problem why) {
        (why.type() == CLIENT_SLOW ? slow : silent).increment();
    }

    private static Counter counter(MeterRegistry metrics, UploadProblem why) {
        return metrics.counter("phonelog_upload_senders_given_up", "code", why.name());
    }
}
