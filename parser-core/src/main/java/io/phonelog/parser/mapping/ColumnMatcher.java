package io.phonelog.parser.mapping;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a template's columns in a file: by name, in any order, or by position where there are no
 * names. The same template and names always give the same mapping.
 */
public final class ColumnMatcher {
    /** Names at least this alike are taken for the same, with that confidence. */
    private static final double NEAR = 0.8;

    /** Of a name that says more of its times in brackets, such as their zone. */
    private static final double WITHOUT_BRACKETS = 0.9;

    private final Template template;
    private final Map<String, Column> byKey = new HashMap<>();
    private final Map<Column, List<String>> keys = new IdentityHashMap<>();

    public ColumnMatcher(Template template) {
        this.template = template;
        for (Column column : template.columns()) {
            String key = ColumnNames.key(column.name());
            byKey.putIfAbsent(key, column);
            keys.computeIfAbsent(column, its -> new ArrayList<>()).add(key);
        }
        for (Column column : template.columns()) {
            for (String alias : column.aliases()) {
                String key = ColumnNames.key(alias);
                byKey.putIfAbsent(key, column);
                keys.computeIfAbsent(column, its -> new ArrayList<>()).add(key);
            }
        }
    }

    /** The mapping of a file with these column names. */
    public List<MappedColumn> byName(List<String> names) {
        @Nullable MappedColumn[] found = new MappedColumn[names.size()];
        List<Column> free = new ArrayList<>(template.columns());
        for (int i = 0; i < found.length; i++) {
            Column column = byKey.get(ColumnNames.key(names.get(i)));
            if (column != null && free.remove(column)) {
                found[i] = new MappedColumn(i, names.get(i), column, 1);
            }
        }
        findWithoutBrackets(names, found, free);
        List<MappedColumn> all = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            MappedColumn exact = found[i];
            all.add(exact != null ? exact : nearest(i, names.get(i), free));
        }
        return all;
    }

    /** {@code Time (UTC)} is {@code Time}, unless another column would be as well. */
    private void findWithoutBrackets(
            List<String> names, @Nullable MappedColumn[] found, List<Column> free) {
        Map<Column, Integer> places = new HashMap<>();
        Set<Column> several = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            String plain = found[i] == null ? ColumnNames.withoutBrackets(names.get(i)) : "";
            Column column = byKey.get(ColumnNames.key(plain));
            boolean timed =
                    column != null
                            && column.field() != null
                            && Field.TIMES.contains(column.field());
            if (timed && free.contains(column) && places.putIfAbsent(column, i) != null) {
                several.add(column);
            }
        }
        places.keySet().removeAll(several);
        places.forEach(
                (column, i) -> {
                    free.remove(column);
                    found[i] = new MappedColumn(i, names.get(i), column, WITHOUT_BRACKETS);
                });
    }

    private MappedColumn nearest(int position, String name, List<Column> free) {
        String key = ColumnNames.key(name);
        double best = NEAR;
        Column nearest = null;
        for (Column column : free) {
            double likeness = 0;
            for (String its : keys.getOrDefault(column, List.of())) {
                likeness = Math.max(likeness, ColumnNames.likeness(key, its, best));
            }
            if (likeness >= best && (nearest == null || likeness > best)) {
                best = likeness;
                nearest = column;
            }
        }
        if (nearest == null) {
            String shown = name.isBlank() ? "column " + (position + 1) : name;
            return new MappedColumn(position, shown, null, 0);
        }
        free.remove(nearest);
        return new MappedColumn(position, name, nearest, best);
    }

    /** The mapping of a file without names. */
    public List<MappedColumn> byPosition() {
        List<MappedColumn> all = new ArrayList<>();
        for (Column column : template.columns()) {
            if (column.position() != null) {
                all.add(new MappedColumn(column.position(), column.name(), column, 1));
            }
        }
        return all;
    }
}
