package io.phonelog.notification.notice;

import io.phonelog.notification.log.Recipients;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.UUID;

/**
 * Whose notifications a call is about: the caller's own, and those for whoever runs the tenant when
 * the caller does.
 *
 * @param admin whether the caller may read the audit log, as those who run a tenant may
 */
public record Addressee(UUID orgId, String userId, boolean admin) {
    public static Uni<Addressee> of(SecurityIdentity identity) {
        Caller caller = Caller.of(identity);
        String[] needed = Permission.AUDIT_READ.split(":", 2);
        return identity.checkPermission(new StringPermission(needed[0], needed[1]))
                .map(admin -> new Addressee(caller.orgId(), caller.actor(), admin));
    }

    /** The recipients that are this addressee. */
    List<String> names() {
        return admin ? List.of(userId, Recipients.ADMINS) : List.of(userId);
    }
}
