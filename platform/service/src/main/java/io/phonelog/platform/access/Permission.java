package io.phonelog.platform.access;

/**
 * What can be allowed, named on resources. Every endpoint carries one of these in {@code
 * PermissionsAllowed}; {@link Role} says who has it.
 */
public final class Permission {
    public static final String UPLOADS_CREATE = "uploads:create";
    public static final String UPLOADS_READ = "uploads:read";
    public static final String UPLOADS_DELETE = "uploads:delete";

    public static final String JOBS_READ = "jobs:read";
    public static final String JOBS_CREATE = "jobs:create";
    public static final String JOBS_CANCEL = "jobs:cancel";
    public static final String JOBS_RETRY = "jobs:retry";
    public static final String JOBS_DELETE = "jobs:delete";

    public static final String TEMPLATES_READ = "templates:read";
    public static final String TEMPLATES_WRITE = "templates:write";
    public static final String TEMPLATES_APPROVE = "templates:approve";
    public static final String TEMPLATES_DELETE = "templates:delete";

    public static final String EVENTS_READ = "events:read";

    public static final String STREAMS_READ = "streams:read";
    public static final String WEBHOOKS_READ = "webhooks:read";
    public static final String WEBHOOKS_MANAGE = "webhooks:manage";

    public static final String SYSTEM_READ = "system:read";
    public static final String AUDIT_READ = "audit:read";
    public static final String API_KEYS_MANAGE = "api-keys:manage";

    private Permission() {}
}
