package io.phonelog.platform.problem;

/** Problems that any call of any service may have. */
public enum PlatformProblem implements ProblemType {
    UNAUTHENTICATED(401, "Authentication is missing or not valid"),
    FORBIDDEN(403, "Not allowed"),
    NO_TENANT(403, "The identity belongs to no tenant"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not supported here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    VALIDATION_FAILED(400, "The request is not valid"),
    MALFORMED_BODY(400, "The body cannot be read"),
    BAD_CURSOR(400, "The cursor is not one of ours"),
    IF_MATCH_REQUIRED(428, "If-Match is missing"),
    IF_MATCH_INVALID(400, "If-Match cannot be understood"),
    STALE_VERSION(412, "The thing has changed since you read it"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
    BAD_REQUEST(400, "The request is not valid"),
    MALFORMED_REQUEST(400, "The request is not HTTP"),
    REQUEST_TIMEOUT(408, "The request came too slowly"),
    URI_TOO_LONG(414, "The address is too long"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    UNAVAILABLE(503, "A dependency is away"),
    INTERNAL(500, "Something went wrong on our side");

    private final int status;
    private final String title;

    PlatformProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
