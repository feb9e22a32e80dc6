package io.phonelog.job;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.Priority;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.problem.FieldError;

import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which jobs a client asks for. */
public class JobFilter {
    private static final String NEWEST_FIRST = "-createdAt";
    private static final String OLDEST_FIRST = "createdAt";

    @QueryParam("state")
    private @Nullable String state;

    @QueryParam("priority")
    private @Nullable String priority;

    @QueryParam("templateId")
    private @Nullable UUID templateId;

    @QueryParam("uploadId")
    private @Nullable UUID uploadId;

    @QueryParam("source")
    private @Nullable String source;

    @QueryParam("errorCode")
    private @Nullable String errorCode;

    @QueryParam("createdFrom")
    private @Nullable String createdFrom;

    @QueryParam("createdTo")
    private @Nullable String createdTo;

    @QueryParam("q")
    private @Nullable String words;

    @QueryParam("sort")
    private @Nullable String sort;

    private @Nullable UUID org;

    /** A condition in HQL. */
    record Query(String text, Map<String, Object> parameters) {}

    JobFilter of(UUID tenant) {
        this.org = tenant;
        return this;
    }

    static Cursor after(Job job) {
        return Cursor.of(job.createdAt(), job.id());
    }

    /** All that match. */
    Query all() {
        var conditions = new Conditions(Objects.requireNonNull(org, "of(tenant) comes first"));
        conditions.add("state in :states", "states", eachOf(state, "state", JobState.class));
        conditions.add(
                "priority in :priorities",
                "priorities",
                eachOf(priority, "priority", Priority.class));
        conditions.add("recognition.templateId = :template", "template", templateId);
        conditions.add("file.uploadId = :upload", "upload", uploadId);
        conditions.add("wishes.source = :source", "source", source);
        conditions.add("errorCode = :error", "error", errorCode);
        conditions.add("createdAt >= :from", "from", time(createdFrom, "createdFrom"));
        conditions.add("createdAt < :to", "to", time(createdTo, "createdTo"));
        conditions.add(
                "cast(sql('search @@ websearch_to_tsquery(''simple'', ?)', :words) as Boolean) = true",
                "words",
                words);
        return conditions.query();
    }

    /** Those on one page, in order. */
    Query page(PageQuery page) {
        boolean newestFirst = newestFirst();
        Query all = all();
        String order =
                newestFirst ? " order by createdAt desc, id desc" : " order by createdAt, id";
        Cursor cursor = page.cursor(2);
        if (cursor == null) {
            return new Query(all.text() + order, all.parameters());
        }
        String after =
                newestFirst
                        ? " and (createdAt < :at or (createdAt = :at and id < :id))"
                        : " and (createdAt > :at or (createdAt = :at and id > :id))";
        Map<String, Object> parameters = new HashMap<>(all.parameters());
        parameters.put("at", cursor.value(0, Instant::parse));
        parameters.put("id", cursor.value(1, UUID::fromString));
        return new Query(all.text() + after + order, parameters);
    }

    private boolean newestFirst() {
        if (sort == null || sort.equals(NEWEST_FIRST)) {
            return true;
        }
        if (sort.equals(OLDEST_FIRST)) {
            return false;
        }
        throw JobProblem.UNKNOWN_SORT.because("Sort by createdAt or -createdAt.");
    }

    private static <E extends Enum<E>> java.util.@Nullable List<E> eachOf(
            @Nullable String text, String field, Class<E> type) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Arrays.stream(text.split(","))
                    .map(name -> Enum.valueOf(type, name.trim().toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            String known =
                    Arrays.stream(type.getEnumConstants())
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            throw VALIDATION_FAILED.because(
                    field + " takes: " + known + ".",
                    new FieldError(field, "UNKNOWN_VALUE", "takes: " + known));
        }
    }

    private static @Nullable Instant time(@Nullable String text, String field) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw VALIDATION_FAILED.because(
                    field + " takes a time such as 2026-01-31T00:00:00Z.",
                    new FieldError(field, "NOT_A_TIME", "not an RFC 3339 time in UTC"));
        }
    }

    /** Conditions joined by "and"; those without a value are left out. */
    private static final class Conditions {
        private final StringBuilder text = new StringBuilder("orgId = :org");
        private final Map<String, Object> parameters = new HashMap<>();

        Conditions(UUID org) {
            parameters.put("org", org);
        }

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                text.append(" and ").append(condition);
                parameters.put(name, value);
            }
        }

        Query query() {
            return new Query(text.toString(), parameters);
        }
    }
}
