package io.phonelog.platform.problem;

import static io.phonelog.platform.problem.PlatformProblem.FORBIDDEN;
import static io.phonelog.platform.problem.PlatformProblem.INTERNAL;
import static io.phonelog.platform.problem.PlatformProblem.MALFORMED_BODY;
import static io.phonelog.platform.problem.PlatformProblem.UNAUTHENTICATED;
import static io.phonelog.platform.problem.PlatformProblem.UNAVAILABLE;
import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.phonelog.platform.messaging.Transient;
import io.phonelog.platform.web.RequestIds;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.time.Duration;
import java.util.stream.Collectors;

/** Turns everything that can be thrown into a problem. No 5xx ever says more than its title. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration DEPENDENCY_PAUSE = Duration.ofSeconds(2);

    @ServerExceptionMapper
    public Response problem(Problem problem, RoutingContext call) {
        if (problem.type().status() == UNAVAILABLE.status()) {
            LOG.warnf(
                    "Call put off: code=%s path=%s", problem.type().name(), call.normalizedPath());
        } else if (problem.type().status() >= 500) {
            LOG.errorf(
                    problem,
                    "Call failed: code=%s path=%s",
                    problem.type().name(),
                    call.normalizedPath());
        }
        return answer(problem, call);
    }

    // Priority 1: before the mappers that Quarkus brings for the same exceptions.
    @ServerExceptionMapper(priority = 1)
    public Response unauthenticated(UnauthorizedException failure, RoutingContext call) {
        return unauthenticated(call);
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthenticated(AuthenticationFailedException failure, RoutingContext call) {
        return unauthenticated(call);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException failure, RoutingContext call) {
        return answer(
                FORBIDDEN.because(
                        "Neither your roles nor your key allow this. Ask an admin of your tenant."),
                call);
    }

    @ServerExceptionMapper(priority = 1)
    public Response invalid(ConstraintViolationException failure, RoutingContext call) {
        FieldError[] errors =
                failure.getConstraintViolations().stream()
                        .map(ProblemMappers::fieldError)
                        .toArray(FieldError[]::new);
        String detail =
                failure.getConstraintViolations().stream()
                        .map(v -> lastNode(v) + " " + v.getMessage())
                        .sorted()
                        .collect(Collectors.joining("; "));
        return answer(VALIDATION_FAILED.because(detail, errors), call);
    }

    @ServerExceptionMapper(priority = 1)
    public Response mismatched(MismatchedInputException failure, RoutingContext call) {
        return malformed(failure, call);
    }

    @ServerExceptionMapper(priority = 1)
    public Response malformed(JsonProcessingException failure, RoutingContext call) {
        return answer(
                MALFORMED_BODY.because("The JSON " + placeOf(failure) + "cannot be read."), call);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, RoutingContext call) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return malformed(json, call);
        }
        // JAX-RS wraps what a parameter's converter throws.
        if (failure.getCause() instanceof Problem problem) {
            return problem(problem, call);
        }
        int status = failure.getResponse().getStatus();
        if (status >= 300 && status < 400) {
            return failure.getResponse();
        }
        return answer(ofStatus(status).because(detailOf(failure, status)), call);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, RoutingContext call) {
        if (Transient.is(failure)) {
            LOG.warnf("Dependency away: path=%s cause=%s", call.normalizedPath(), failure);
            return answer(
                    UNAVAILABLE.because("Try again in a moment.").retryAfter(DEPENDENCY_PAUSE),
                    call);
        }
        LOG.errorf(failure, "Call failed: path=%s", call.normalizedPath());
        return answer(INTERNAL.because("Quote the requestId when you ask for support."), call);
    }

    /** The answer to a problem, for what is not a JAX-RS resource too. */
    public static Response answer(Problem problem, RoutingContext call) {
        String requestId = RequestIds.of(call);
        Response.ResponseBuilder response =
                Response.status(problem.type().status())
                        .type(ProblemBody.MEDIA_TYPE)
                        .entity(ProblemBody.of(problem, call.normalizedPath(), requestId));
        problem.headers().forEach(response::header);
        Duration wait = problem.retryAfter();
        if (wait != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()));
        }
        return response.build();
    }

    private static Response unauthenticated(RoutingContext call) {
        Response answer =
                answer(
                        UNAUTHENTICATED.because(
                                "Send a bearer token in Authorization or a key in X-API-Key."),
                        call);
        return Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String constraint =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        return new FieldError(
                lastNode(violation),
                constraint
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toUpperCase(java.util.Locale.ROOT),
                violation.getMessage());
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        // Drop the method's and the parameter's own names: callers know fields, not our code.
        String[] nodes = path.split("\\.", 3);
        return nodes[nodes.length - 1];
    }

    private static String placeOf(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field =
                    mapping.getPath().stream()
                            .map(
                                    r ->
                                            r.getFieldName() == null
                                                    ? "[" + r.getIndex() + "]"
                                                    : r.getFieldName())
                            .collect(Collectors.joining("."));
            return "field \"" + field + "\" ";
        }
        return failure.getLocation() == null
                ? ""
                : "at line %d, column %d "
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr());
    }

    private static PlatformProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> PlatformProblem.NOT_FOUND;
            case 405 -> PlatformProblem.METHOD_NOT_ALLOWED;
            case 406 -> PlatformProblem.NOT_ACCEPTABLE;
            case 413 -> PlatformProblem.BODY_TOO_LARGE;
            case 415 -> PlatformProblem.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : PlatformProblem.BAD_REQUEST;
        };
    }

    private static String detailOf(WebApplicationException failure, int status) {
        if (status >= 500) {
            LOG.errorf(failure, "Call failed: status=%d", status);
            return "Quote the requestId when you ask for support.";
        }
        return switch (status) {
            case 404 -> "No such resource.";
            case 405 -> "See the OpenAPI description for the methods of this path.";
            case 415 -> "See the OpenAPI description for the media types of this call.";
            default -> "The request could not be understood.";
        };
    }
}
