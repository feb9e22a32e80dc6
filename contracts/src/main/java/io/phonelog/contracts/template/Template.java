package io.phonelog.contracts.template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * How to read the files of one layout. A version never changes once published.
 *
 * @param version from 1; 0 is a draft that nobody has published
 * @param orgId whose template it is; null for the built-in catalogue, which everybody may use
 * @param name unique within its tenant
 * @param wrappers characters around values that are no part of them, as {@code '}
 * @param none values that say nothing, as {@code ---}
 * @param groupBy the legs of one call agree in these fields; empty: rows are not legs
 * @param deleted not offered any more; files read with it keep their meaning
 */
public record Template(
        UUID id,
        int version,
        @Nullable UUID orgId,
        String name,
        @Nullable String description,
        Layout layout,
        List<Column> columns,
        Defaults defaults,
        String wrappers,
        List<String> none,
        List<Field> groupBy,
        boolean deleted) {

    /** Absent in JSON means none. */
    public Template {
        columns = columns == null ? List.of() : List.copyOf(columns);
        defaults = defaults == null ? Defaults.NONE : defaults;
        wrappers = wrappers == null ? "" : wrappers;
        none = none == null ? List.of() : List.copyOf(none);
        groupBy = groupBy == null ? List.of() : List.copyOf(groupBy);
    }
}
