package io.phonelog.notification.notice;

import static io.phonelog.notification.NotificationProblem.UNKNOWN_EVENT_TYPE;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.notification.log.Recipients;
import io.phonelog.platform.problem.FieldError;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user wants to hear of, and how.
 *
 * @param events by type; what is not named is as it is by default
 * @param quietHours when nothing is pushed; null: pushed at any hour
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preferences(
        @Nullable Map<String, Channels> events, @Nullable @Valid QuietHours quietHours) {
    static final Preferences NONE = new Preferences(Map.of(), null);

    private static final Channels USUAL = new Channels(true, true);

    /** Those that one mostly causes oneself. */
    private static final Map<String, Channels> UNUSUAL =
            Map.of("job.cancelled", new Channels(true, false));

    /** How somebody hears of a type of event. */
    public record Channels(boolean inApp, boolean push) {}

    /** How this user hears of a type. */
    public Channels of(String type) {
        Channels wanted = events == null ? null : events.get(type);
        return wanted == null ? UNUSUAL.getOrDefault(type, USUAL) : wanted;
    }

    /** With all types, each as it is for this user. */
    Preferences complete() {
        Map<String, Channels> all = new TreeMap<>();
        Recipients.notifiedTypes().forEach(type -> all.put(type, of(type)));
        return new Preferences(all, quietHours);
    }

    /** The types that are not listed in the application. */
    List<String> muted() {
        return Recipients.notifiedTypes().stream().filter(type -> !of(type).inApp()).toList();
    }

    /**
     * @throws io.phonelog.platform.problem.Problem when it names a type that nobody is notified of
     */
    Preferences check() {
        Map<String, @Nullable Channels> named = new TreeMap<>(events == null ? Map.of() : events);
        for (Map.Entry<String, @Nullable Channels> wanted : named.entrySet()) {
            if (!Recipients.notifiedTypes().contains(wanted.getKey())
                    || wanted.getValue() == null) {
                String message =
                        "Take from: " + String.join(", ", Recipients.notifiedTypes()) + ".";
                throw UNKNOWN_EVENT_TYPE.because(
                        message, new FieldError("events", UNKNOWN_EVENT_TYPE.name(), message));
            }
        }
        return this;
    }
}
