package io.phonelog.notification.log;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events a person is notified of, and who that is. All others are for whoever looks. */
public final class Recipients {
    /** Whoever runs the tenant: admins and owners. */
    public static final String ADMINS = "@admins";

    private static final Set<String> FOR_OWNER =
            Set.of(
                    "job.completed",
                    "job.failed",
                    "job.cancelled",
                    "job.needs_mapping",
                    "upload.rejected");
    private static final Set<String> FOR_ADMINS = Set.of("system.alert");

    private static final SortedSet<String> NOTIFIED =
            Stream.of(FOR_OWNER, FOR_ADMINS)
                    .flatMap(Set::stream)
                    .collect(
                            Collectors.collectingAndThen(
                                    Collectors.toCollection(TreeSet::new),
                                    Collections::unmodifiableSortedSet));

    /** What keys do, nobody waits for in person. */
    private static final String KEY = "key:";

    private Recipients() {}

    /** The types of events that anybody is ever notified of. */
    public static SortedSet<String> notifiedTypes() {
        return NOTIFIED;
    }

    /** A user's subject or {@link #ADMINS}; null when nobody is notified. */
    static @Nullable String of(String type, Announcement announcement) {
        if (FOR_ADMINS.contains(type)) {
            return ADMINS;
        }
        String owner = announcement.owner();
        return owner != null && !owner.startsWith(KEY) && FOR_OWNER.contains(type) ? owner : null;
    }
}
