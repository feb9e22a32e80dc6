package io.phonelog.notification.stream;

import static io.phonelog.platform.problem.PlatformProblem.FORBIDDEN;

import io.phonelog.notification.log.Announcement;
import io.phonelog.platform.access.ApiKeyAuthentication;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who follows streams, for as long as a connection lasts.
 *
 * @param subject the user, or {@code key:<id>}
 * @param topics those that may be read; none without the right to follow streams at all
 * @param expiresAt when the token or key runs out; null for a key without an end
 * @param key the API key that it follows with; null for a token
 */
public record Reader(
        UUID orgId,
        String subject,
        Set<String> topics,
        @Nullable Instant expiresAt,
        @Nullable UUID key) {
    private static final Map<String, String> NEEDED =
            Map.of(
                    EventStream.NO_TOPIC, Permission.STREAMS_READ,
                    Announcement.JOBS, Permission.JOBS_READ,
                    Announcement.UPLOADS, Permission.UPLOADS_READ,
                    Announcement.TEMPLATES, Permission.TEMPLATES_READ,
                    Announcement.SYSTEM, Permission.SYSTEM_READ);

    public static Uni<Reader> of(SecurityIdentity identity) {
        Caller caller = Caller.of(identity);
        Instant end = ApiKeyAuthentication.endOf(identity);
        UUID key = ApiKeyAuthentication.keyOf(identity);
        return topicsOf(identity)
                .map(topics -> new Reader(caller.orgId(), caller.actor(), topics, end, key));
    }

    /** Whether that is the same user or key of the same tenant. */
    public boolean isSameAs(Reader other) {
        return orgId.equals(other.orgId) && subject.equals(other.subject);
    }

    /** Whether a stream is for this reader. */
    public boolean mayFollow(EventStream stream) {
        return topics.contains(EventStream.NO_TOPIC) && topics.contains(stream.topic());
    }

    /**
     * @throws io.phonelog.platform.problem.Problem when a stream is not for this reader
     */
    void requireAll(Selection selection) {
        if (!selection.streams().stream().allMatch(this::mayFollow)) {
            throw FORBIDDEN.because("You may not follow that. Ask an admin of your tenant.");
        }
    }

    private static Uni<Set<String>> topicsOf(SecurityIdentity identity) {
        return Multi.createFrom()
                .iterable(NEEDED.entrySet())
                .select()
                .when(needed -> has(identity, needed.getValue()))
                .map(Map.Entry::getKey)
                .collect()
                .with(Collectors.toUnmodifiableSet());
    }

    private static Uni<Boolean> has(SecurityIdentity identity, String permission) {
        String[] parts = permission.split(":", 2);
        return identity.checkPermission(new StringPermission(parts[0], parts[1]));
    }
}
