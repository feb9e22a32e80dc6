package io.phonelog.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.platform.web.RequestIds;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.UncheckedIOException;

/** Answers problems where no resource does: before, beside and without JAX-RS. */
@ApplicationScoped
public class ProblemAnswers {
    private final ObjectMapper json;

    public ProblemAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the call with the problem. */
    public void answer(RoutingContext call, Problem problem) {
        var body = ProblemBody.of(problem, call.normalizedPath(), RequestIds.of(call));
        call.response()
                .setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .end(Buffer.buffer(bytes(body)));
    }

    /** The problem as it is sent. */
    public byte[] bytes(ProblemBody body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
