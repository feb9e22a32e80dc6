package io.phonelog.contracts.template;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of a layout and what it means.
 *
 * @param name as its system writes it; case, spaces and punctuation do not matter
 * @param aliases other names it goes by
 * @param position from 0, in files without a header
 * @param required whether a file without it is of another layout
 * @param field what it holds; null keeps it among the event's extras
 * @param format how values are written: a date pattern such as {@code yyyy-MM-dd HH:mm:ss}, a
 *     duration notation such as {@code mm:ss}, a cell notation such as {@code mcc-mnc-lac-ci}, what
 *     one of a sum of money is worth such as {@code 0.01}, or {@code 1,0} with decimal commas; null
 *     leaves it to the values
 * @param zone of the times in this column: an IANA zone or an offset
 * @param none values that say nothing, besides those of the template
 * @param values what particular values mean, by the value as written; case does not matter
 * @param otherwise what any other value means
 * @param marked marks at the start or end of a line within the cell, and the field which that line
 *     holds, as {@code (D)} for dialled digits
 */
public record Column(
        String name,
        List<String> aliases,
        @Nullable Integer position,
        boolean required,
        @Nullable Field field,
        @Nullable String format,
        @Nullable String zone,
        List<String> none,
        Map<String, Map<Field, String>> values,
        Map<Field, String> otherwise,
        Map<String, Field> marked) {

    /** Absent in JSON means none. */
    public Column {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        none = none == null ? List.of() : List.copyOf(none);
        values = values == null ? Map.of() : ordered(values);
        otherwise = otherwise == null ? Map.of() : ordered(otherwise);
        marked = marked == null ? Map.of() : ordered(marked);
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
