package io.phonelog.notification.stream;

import static io.phonelog.platform.problem.PlatformProblem.FORBIDDEN;

import io.phonelog.notification.log.Announcement;
import io.phonelog.platform.access.ApiKeyAuthentication;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Who follows streams, for as long as a connection lasts.
 *
 * @param expiresAt when the token or key runs out; null for a key without an end
 * @param key the API key that it follows with; null for a token
 */
record Reader(
        UUID orgId,
        boolean readsJobs,
        boolean readsUploads,
        @Nullable Instant expiresAt,
        @Nullable UUID key) {

    static Uni<Reader> of(SecurityIdentity identity) {
        Caller caller = Caller.of(identity);
        Instant end = ApiKeyAuthentication.endOf(identity);
        UUID key = ApiKeyAuthentication.keyOf(identity);
        return Uni.combine()
                .all()
                .unis(has(identity, Permission.JOBS_READ), has(identity, Permission.UPLOADS_READ))
                .with((jobs, uploads) -> new Reader(caller.orgId(), jobs, uploads, end, key));
    }

    /**
     * @throws io.phonelog.platform.problem.Problem when a stream is not for this reader
     */
    void mayFollow(Selection selection) {
        boolean uploads = selection.topicNames().contains(Announcement.UPLOADS);
        boolean jobs =
                !selection.jobs().isEmpty() || selection.topicNames().contains(Announcement.JOBS);
        if ((jobs && !readsJobs) || (uploads && !readsUploads)) {
            throw FORBIDDEN.because("You may not follow that. Ask an admin of your tenant.");
        }
    }

    private static Uni<Boolean> has(SecurityIdentity identity, String permission) {
        String[] parts = permission.split(":", 2);
        return identity.checkPermission(new StringPermission(parts[0], parts[1]));
    }
}
