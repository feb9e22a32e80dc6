package io.phonelog.contracts.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How far to trust an event, and what of the row fits no field.
 *
 * @param confidence by field, 0 to 1; a field that is not listed is certain
 * @param warnings stable codes, UPPER_SNAKE
 * @param extras every column that no field holds, by column name, in the file's order
 */
public record Quality(
        Map<String, Double> confidence, List<String> warnings, Map<String, String> extras) {

    public static final Quality PLAIN = new Quality(Map.of(), List.of(), Map.of());

    /** Views, not copies: a million rows pass here. The order of the maps is kept. */
    public Quality {
        confidence = confidence.isEmpty() ? Map.of() : Collections.unmodifiableMap(confidence);
        warnings = warnings.isEmpty() ? List.of() : Collections.unmodifiableList(warnings);
        extras = extras.isEmpty() ? Map.of() : Collections.unmodifiableMap(extras);
    }
}
