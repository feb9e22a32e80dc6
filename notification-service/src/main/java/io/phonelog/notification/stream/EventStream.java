package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.UNKNOWN_STREAM;

import io.phonelog.notification.log.Announcement;
import io.phonelog.notification.log.LogEntry;

import java.util.UUID;

/** What a client can follow. */
sealed interface EventStream {
    /** As clients write it. */
    String name();

    boolean holds(LogEntry entry);

    /**
     * @throws io.phonelog.platform.problem.Problem when there is no such stream
     */
    static EventStream named(String name) {
        if (name.startsWith(OfJob.PREFIX)) {
            return new OfJob(jobId(name.substring(OfJob.PREFIX.length())));
        }
        return switch (name) {
            case Announcement.JOBS, Announcement.UPLOADS -> new OfTenant(name);
            case "user", "system" ->
                    throw UNKNOWN_STREAM.because(
                            "The stream \"" + name + "\" is not offered yet: take " + OFFERED);
            default -> throw UNKNOWN_STREAM.because("Take " + OFFERED);
        };
    }

    String OFFERED = "job:<id>, jobs or uploads.";

    private static UUID jobId(String text) {
        try {
            UUID id = UUID.fromString(text);
            // Java reads shortened ids too; a stream has one name only.
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: to the client a wrong length and a wrong digit are the same.
        }
        throw UNKNOWN_STREAM.because("After \"job:\" stands the id of a job.");
    }

    /** Of one job: from its beginning, unless the client names a place. */
    record OfJob(UUID jobId) implements EventStream {
        private static final String PREFIX = "job:";

        @Override
        public String name() {
            return Announcement.ofJob(jobId);
        }

        @Override
        public boolean holds(LogEntry entry) {
            return entry.stream().equals(name());
        }
    }

    /** All of the tenant's jobs, or uploads: from now on, unless the client names a place. */
    record OfTenant(String name) implements EventStream {
        @Override
        public boolean holds(LogEntry entry) {
            return entry.topic().equals(name);
        }
    }
}
