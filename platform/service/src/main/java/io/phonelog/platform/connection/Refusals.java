package io.phonelog.platform.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.problem.ProblemAnswers;
import io.phonelog.platform.problem.ProblemBody;
import io.phonelog.platform.web.RequestIds;

import jakarta.enterprise.context.ApplicationScoped;

/** Answers what never became a request, as every other problem is answered. */
@ApplicationScoped
public class Refusals {
    private final ProblemAnswers answers;
    private final MeterRegistry metrics;

    public Refusals(ProblemAnswers answers, MeterRegistry metrics) {
        this.answers = answers;
        this.metrics = metrics;
    }

    /** The answer; the connection ends with it. */
    FullHttpResponse answer(Problem problem) {
        metrics.counter("phonelog_http_refused", "code", problem.type().name()).increment();
        String requestId = Uuid7.next().toString();
        byte[] body = answers.bytes(ProblemBody.of(problem, null, requestId));
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(problem.type().status()),
                        Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set("X-Content-Type-Options", "nosniff")
                .set(RequestIds.HEADER, requestId);
        return answer;
    }
}
