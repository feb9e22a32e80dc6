package io.phonelog.upload.intake;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.duplicate.DuplicatePolicy;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** What an uploader asks for beside the file, as text by name; checked as it comes. */
public final class UploadOptions {
    /** In characters. */
    static final int LONGEST_VALUE = 1_000;

    private static final int LONGEST_SOURCE = 200;
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private static final Set<String> LATER = Set.of("dependsOn", "webhookUrls");
    private static final Map<String, Function<String, ?>> READERS =
            Map.of(
                    "templateId", UploadOptions::id,
                    "priority", UploadOptions::priority,
                    "source", UploadOptions::source,
                    "defaultRegion", UploadOptions::region,
                    "timezone", UploadOptions::timezone,
                    "scheduleAt", UploadOptions::time,
                    "duplicatePolicy", UploadOptions::duplicates);

    private final Map<String, Object> values = new TreeMap<>();

    /**
     * Takes one option.
     *
     * @throws Problem that names the field, when it is unknown, repeated or wrong
     */
    public void put(String name, String text) {
        Function<String, ?> reader = READERS.get(name);
        if (LATER.contains(name)) {
            throw refused(name, "UNSUPPORTED_FIELD", "is not supported yet; leave it out");
        }
        if (reader == null) {
            throw refused(
                    name,
                    "UNKNOWN_FIELD",
                    "is not known; use " + String.join(", ", new TreeMap<>(READERS).keySet()));
        }
        if (values.containsKey(name)) {
            throw refused(name, "REPEATED_FIELD", "is given twice");
        }
        if (!text.isBlank()) {
            try {
                values.put(name, reader.apply(text.strip()));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw refused(name, "INVALID_VALUE", advice(name));
            }
        }
    }

    /** Whether there is an option of that name. */
    public static boolean known(String name) {
        return READERS.containsKey(name) || LATER.contains(name);
    }

    /** Takes all parameters of a query. */
    void putAll(Iterable<Map.Entry<String, String>> parameters) {
        parameters.forEach(parameter -> put(parameter.getKey(), parameter.getValue()));
    }

    public SendOptions toSendOptions() {
        return new SendOptions(
                toParseOptions(), (@Nullable DuplicatePolicy) values.get("duplicatePolicy"));
    }

    private ParseOptions toParseOptions() {
        return new ParseOptions(
                (@Nullable UUID) values.get("templateId"),
                (@Nullable Priority) values.get("priority"),
                (@Nullable String) values.get("source"),
                (@Nullable String) values.get("defaultRegion"),
                (@Nullable String) values.get("timezone"),
                (@Nullable Instant) values.get("scheduleAt"),
                List.of());
    }

    static Problem refused(String field, String code, String message) {
        return VALIDATION_FAILED.because(
                "\"%s\" %s.".formatted(printable(field), message),
                new FieldError(printable(field), code, message));
    }

    private static String advice(String name) {
        return switch (name) {
            case "templateId" -> "must be a UUID";
            case "duplicatePolicy" -> "must be reject, link or allow";
            case "priority" -> "must be high, normal or low";
            case "source" -> "must be one line of at most 200 characters";
            case "defaultRegion" -> "must be a country of ISO 3166 in two letters, as US";
            case "timezone" -> "must be a zone of the IANA database, as Europe/Berlin";
            default -> "must be a time of RFC 3339, as 2026-01-31T12:00:00Z";
        };
    }

    private static UUID id(String text) {
        UUID id = UUID.fromString(text);
        // The parser of the JDK takes shortened forms too.
        require(id.toString().equalsIgnoreCase(text));
        return id;
    }

    private static Priority priority(String text) {
        require(text.equals(text.toLowerCase(Locale.ROOT)));
        return Priority.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static DuplicatePolicy duplicates(String text) {
        require(text.equals(text.toLowerCase(Locale.ROOT)));
        return DuplicatePolicy.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String source(String text) {
        require(text.length() <= LONGEST_SOURCE && text.chars().noneMatch(Character::isISOControl));
        return text;
    }

    private static String region(String text) {
        String region = text.toUpperCase(Locale.ROOT);
        require(REGIONS.contains(region));
        return region;
    }

    private static String timezone(String text) {
        require(ZoneId.getAvailableZoneIds().contains(text));
        return text;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException();
        }
    }

    private static String printable(String field) {
        String shown = field.replaceAll("\\p{C}", "?");
        return shown.length() > 64 ? shown.substring(0, 64) : shown;
    }
}
