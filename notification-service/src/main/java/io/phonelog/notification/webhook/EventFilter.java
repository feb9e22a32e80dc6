package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.UNKNOWN_EVENT_TYPE;

import io.phonelog.notification.log.Announcement;
import io.phonelog.platform.problem.FieldError;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which events are wanted: types, all of a kind ({@code job.*}), or all ({@code *}). */
public final class EventFilter {
    private static final String ALL = "*";
    private static final Set<String> KNOWN = known();

    private EventFilter() {}

    /**
     * The filter without repetitions; all events when none was given.
     *
     * @param field of the body that has the filter
     * @throws io.phonelog.platform.problem.Problem when it names an event that there is not
     */
    public static List<String> check(String field, @Nullable List<String> wanted) {
        if (wanted == null) {
            return List.of(ALL);
        }
        if (wanted.isEmpty()) {
            String message = "Name at least one event, or leave " + field + " out for all.";
            throw UNKNOWN_EVENT_TYPE.because(message, new FieldError(field, "EMPTY", message));
        }
        for (String pattern : wanted) {
            if (!KNOWN.contains(pattern)) {
                String message = "Take from: " + String.join(", ", KNOWN) + ".";
                throw UNKNOWN_EVENT_TYPE.because(
                        message, new FieldError(field, UNKNOWN_EVENT_TYPE.name(), message));
            }
        }
        return wanted.stream().distinct().toList();
    }

    private static Set<String> known() {
        Set<String> patterns = new TreeSet<>(Set.of(ALL));
        for (String type : Announcement.types()) {
            patterns.add(type);
            patterns.add(type.substring(0, type.indexOf('.')) + ".*");
        }
        return patterns;
    }
}
