package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.UNKNOWN_STREAM;

import io.phonelog.notification.log.Announcement;
import io.phonelog.notification.log.LogEntry;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a client can follow. */
public sealed interface EventStream {
    Set<String> TOPICS =
            Set.of(
                    Announcement.JOBS,
                    Announcement.UPLOADS,
                    Announcement.TEMPLATES,
                    Announcement.SYSTEM);
    String USER = "user";
    String NO_TOPIC = "";
    String OFFERED = "job:<id>, upload:<id>, jobs, uploads, templates, user or system.";

    /** As clients write it. */
    String name();

    /** Names it among all streams of its tenant, each user's own included. */
    default String key() {
        return name();
    }

    /** The topic that one must be allowed to read; {@link #NO_TOPIC} when there is none. */
    default String topic() {
        return NO_TOPIC;
    }

    /** The keys of all streams that an entry is part of. */
    static List<String> keysOf(LogEntry entry) {
        return entry.owner() == null
                ? List.of(entry.stream(), entry.topic())
                : List.of(entry.stream(), entry.topic(), OfUser.PREFIX + entry.owner());
    }

    /**
     * @param subject who asks
     * @throws io.phonelog.platform.problem.Problem when there is no such stream
     */
    static EventStream named(String name, String subject) {
        if (name.equals(USER)) {
            return new OfUser(subject);
        }
        if (TOPICS.contains(name)) {
            return new OfTopic(name);
        }
        int colon = name.indexOf(':');
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "job" -> OfThing.job(id(name, colon));
            case "upload" -> OfThing.upload(id(name, colon));
            default -> throw UNKNOWN_STREAM.because("Take " + OFFERED);
        };
    }

    private static UUID id(String name, int colon) {
        String text = name.substring(colon + 1);
        try {
            UUID id = UUID.fromString(text);
            // Java reads shortened ids too; a stream has one name only.
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: to the client a wrong length and a wrong digit are the same.
        }
        throw UNKNOWN_STREAM.because(
                "After \"" + name.substring(0, colon + 1) + "\" stands an id.");
    }

    /**
     * Of one job or upload: from its beginning, unless the client names a place.
     *
     * @param beginning the type of the first event there is of such a thing; empty when any may be
     */
    record OfThing(String name, String topic, UUID id, String beginning) implements EventStream {
        public static OfThing job(UUID id) {
            return new OfThing(Announcement.ofJob(id), Announcement.JOBS, id, "job.created");
        }

        static OfThing upload(UUID id) {
            return new OfThing(Announcement.ofUpload(id), Announcement.UPLOADS, id, "");
        }

        boolean isJob() {
            return topic.equals(Announcement.JOBS);
        }
    }

    /** All of the tenant's jobs, uploads, …: from now on, unless the client names a place. */
    record OfTopic(String name) implements EventStream {
        @Override
        public String topic() {
            return name;
        }
    }

    /** What happens to the things of one user: from now on, unless the client names a place. */
    record OfUser(String subject) implements EventStream {
        private static final String PREFIX = "user:";

        public OfUser {
            Objects.requireNonNull(subject);
        }

        @Override
        public String name() {
            return USER;
        }

        @Override
        public String key() {
            return PREFIX + subject;
        }
    }
}
