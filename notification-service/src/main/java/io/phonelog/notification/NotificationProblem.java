package io.phonelog.notification;

import io.phonelog.platform.problem.ProblemType;

/** The whole error surface of notifications. */
public enum NotificationProblem implements ProblemType {
    JOB_NOT_FOUND(404, "There is no such job"),
    UPLOAD_NOT_FOUND(404, "There is no such upload"),
    TOO_MANY_CONNECTIONS(429, "There are as many connections as there may be"),
    NOTIFICATION_NOT_FOUND(404, "There is no such notification"),
    PUSH_NOT_OFFERED(404, "Nothing is pushed here"),
    PUSH_NOT_FOR_KEYS(403, "API keys have no browser"),
    PUSH_ENDPOINT_REFUSED(400, "Nothing can be pushed to that subscription"),
    PUSH_HOST_UNRESOLVED(400, "Where the push service is cannot be told for now"),
    TOO_MANY_SUBSCRIPTIONS(409, "There are as many subscriptions as there may be"),
    UNKNOWN_STREAM(400, "There is no such stream"),
    WEBHOOK_NOT_FOUND(404, "There is no such webhook"),
    WEBHOOK_URL_REFUSED(400, "Webhooks cannot be sent to that address"),
    WEBHOOK_HOST_UNRESOLVED(400, "Where the webhook's host is cannot be told for now"),
    WEBHOOK_HEADER_REFUSED(400, "The header cannot be set on webhooks"),
    UNKNOWN_EVENT_TYPE(400, "There is no such event"),
    TOO_MANY_WEBHOOKS(409, "The tenant has as many webhooks as it may have"),
    TOO_MANY_SECRETS(409, "Too many earlier keys still sign"),
    SIGNATURE_FIXED(400, "The kind of signature is not changed this way"),
    WEBHOOK_DISABLED(409, "The webhook is disabled"),
    DELIVERY_NOT_FOUND(404, "There is no such delivery"),
    EVENT_FORGOTTEN(410, "The event is no longer kept"),
    REPLAY_NOT_FOUND(404, "There is no such replay"),
    REPLAY_RUNNING(409, "A replay of the webhook is under way");

    private final int status;
    private final String title;

    NotificationProblem(int status, String title) {
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
