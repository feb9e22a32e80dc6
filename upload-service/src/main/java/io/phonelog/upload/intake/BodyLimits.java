package io.phonelog.upload.intake;

import static io.phonelog.platform.problem.PlatformProblem.BODY_TOO_LARGE;

import io.phonelog.platform.problem.ProblemAnswers;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives every path but those that take files the body limit of an ordinary service. The server's
 * own limit knows no paths, so here it is as high as files may be.
 */
@ApplicationScoped
public class BodyLimits {
    private static final long ORDINARY = 1 << 20;
    private static final Pattern FILES =
            Pattern.compile(".*/parser/upload(/stream|/tus(/[^/]+)?|/chunk/[^/]+/[^/]+)?/?");
    private static final Set<HttpMethod> SENDING =
            Set.of(HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT);

    /** After the server's own limit, before authentication. */
    private static final int AFTER_SERVER_LIMIT = 1;

    private final ProblemAnswers answers;

    public BodyLimits(ProblemAnswers answers) {
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::limit, AFTER_SERVER_LIMIT);
    }

    private void limit(RoutingContext call) {
        if (takesFiles(call)) {
            // A refusal may come before anybody has looked at the body.
            call.addEndHandler(answered -> letRestPass(call, answered.succeeded()));
            call.next();
            return;
        }
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > ORDINARY) {
            refuse(call);
            return;
        }
        call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, ORDINARY);
        call.next();
    }

    /** Whoever has begun to read the body has handlers of its own for its end: they stay. */
    private static void letRestPass(RoutingContext call, boolean answered) {
        if (answered && !call.request().isEnded()) {
            call.request().handler(bytes -> {});
            call.request().resume();
        }
    }

    private static boolean takesFiles(RoutingContext call) {
        return SENDING.contains(call.request().method())
                && FILES.matcher(call.normalizedPath()).matches();
    }

    private void refuse(RoutingContext call) {
        var problem =
                BODY_TOO_LARGE.because("This call takes at most %d bytes.".formatted(ORDINARY));
        call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        answers.answer(call, problem);
    }
}
