package io.phonelog.template;

import io.phonelog.platform.paging.Cursor;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Which templates a client asks for. */
public class TemplateFilter {
    private static final int LONGEST = 200;

    @QueryParam("name")
    @Size(max = LONGEST)
    private @Nullable String name;

    @QueryParam("q")
    @Size(max = LONGEST)
    private @Nullable String words;

    /** A condition in HQL on the template {@code h}. */
    record Condition(String text, Map<String, Object> parameters) {}

    /** All of a tenant's, and the built-in ones, that match. */
    Condition all(UUID org) {
        var text = new StringBuilder("(h.orgId = :org or h.orgId is null) and not h.deleted");
        Map<String, Object> parameters = new HashMap<>(Map.of("org", org));
        if (name != null) {
            text.append(" and lower(h.name) = :name");
            parameters.put("name", name.strip().toLowerCase(Locale.ROOT));
        }
        if (words != null) {
            text.append(
                    " and locate(:words, lower(h.name || ' ' || coalesce(h.description, ''))) > 0");
            parameters.put("words", words.strip().toLowerCase(Locale.ROOT));
        }
        return new Condition(text.toString(), parameters);
    }

    /** Those from a place on, by name. */
    Condition after(UUID org, @Nullable Cursor place) {
        Condition all = all(org);
        if (place == null) {
            return all;
        }
        Map<String, Object> parameters = new HashMap<>(all.parameters());
        parameters.put("afterName", place.values().get(0));
        parameters.put("afterId", place.value(1, UUID::fromString));
        return new Condition(
                all.text()
                        + " and (lower(h.name) > :afterName"
                        + " or (lower(h.name) = :afterName and h.id > :afterId))",
                parameters);
    }

    static Cursor placeOf(CurrentTemplate template) {
        return Cursor.of(template.head().name().toLowerCase(Locale.ROOT), template.head().id());
    }
}
