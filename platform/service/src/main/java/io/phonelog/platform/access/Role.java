package io.phonelog.platform.access;

import static io.phonelog.platform.access.Permission.API_KEYS_MANAGE;
import static io.phonelog.platform.access.Permission.AUDIT_READ;
import static io.phonelog.platform.access.Permission.EVENTS_READ;
import static io.phonelog.platform.access.Permission.JOBS_CANCEL;
import static io.phonelog.platform.access.Permission.JOBS_CREATE;
import static io.phonelog.platform.access.Permission.JOBS_DELETE;
import static io.phonelog.platform.access.Permission.JOBS_READ;
import static io.phonelog.platform.access.Permission.JOBS_RETRY;
import static io.phonelog.platform.access.Permission.STREAMS_READ;
import static io.phonelog.platform.access.Permission.SYSTEM_READ;
import static io.phonelog.platform.access.Permission.TEMPLATES_APPROVE;
import static io.phonelog.platform.access.Permission.TEMPLATES_DELETE;
import static io.phonelog.platform.access.Permission.TEMPLATES_READ;
import static io.phonelog.platform.access.Permission.TEMPLATES_WRITE;
import static io.phonelog.platform.access.Permission.UPLOADS_CREATE;
import static io.phonelog.platform.access.Permission.UPLOADS_DELETE;
import static io.phonelog.platform.access.Permission.UPLOADS_READ;
import static io.phonelog.platform.access.Permission.WEBHOOKS_MANAGE;
import static io.phonelog.platform.access.Permission.WEBHOOKS_READ;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of who may do what. Each role has all that the role before it has, and more.
 *
 * <pre>
 *   viewer   looks
 *   analyst  brings in files and works with their jobs
 *   manager  decides: approves mappings, deletes, connects partner systems
 *   admin    runs the tenant: keys, audit
 *   owner    all of it
 * </pre>
 */
public enum Role {
    VIEWER(
            Set.of(),
            UPLOADS_READ,
            JOBS_READ,
            TEMPLATES_READ,
            EVENTS_READ,
            STREAMS_READ,
            WEBHOOKS_READ,
            SYSTEM_READ),
    ANALYST(
            VIEWER.permissions,
            UPLOADS_CREATE,
            JOBS_CREATE,
            JOBS_CANCEL,
            JOBS_RETRY,
            TEMPLATES_WRITE),
    MANAGER(
            ANALYST.permissions,
            UPLOADS_DELETE,
            JOBS_DELETE,
            TEMPLATES_APPROVE,
            TEMPLATES_DELETE,
            WEBHOOKS_MANAGE),
    ADMIN(MANAGER.permissions, API_KEYS_MANAGE, AUDIT_READ),
    OWNER(ADMIN.permissions);

    private final Set<String> permissions;

    Role(Set<String> inherited, String... added) {
        this.permissions =
                Stream.concat(inherited.stream(), Arrays.stream(added))
                        .collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> permissions() {
        return permissions;
    }

    /** What holders of these roles may do; names that are no role of ours give nothing. */
    public static Set<String> permissionsOf(Collection<String> roleNames) {
        Set<String> granted = new LinkedHashSet<>();
        for (Role role : values()) {
            if (roleNames.contains(role.name().toLowerCase(Locale.ROOT))) {
                granted.addAll(role.permissions);
            }
        }
        return granted;
    }
}
