package io.phonelog.parser.row;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.mapping.ColumnMatcher;
import io.phonelog.parser.mapping.MappedColumn;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template laid over the columns of one file. */
final class RowPlan {
    private final ParseSettings settings;
    private final List<MappedColumn> mapping;
    private final Map<Field, MappedColumn> holders = new EnumMap<>(Field.class);
    private final int fewest;
    private final int most;

    RowPlan(ParseSettings settings) {
        this.settings = settings;
        Template template = settings.template();
        ColumnMatcher matcher = new ColumnMatcher(template);
        List<String> names = settings.head().columns();
        this.mapping = names.isEmpty() ? matcher.byPosition() : matcher.byName(names);
        for (MappedColumn column : mapping) {
            if (column.column() != null && column.column().field() != null) {
                holders.putIfAbsent(column.column().field(), column);
            }
        }
        this.fewest = names.isEmpty() ? fewest(template.layout(), mapping) : named(names);
        this.most = most(template.layout(), names.size());
    }

    /** With a column missing somewhere, the values after it would be taken for others. */
    private static int named(List<String> names) {
        int last = names.size();
        while (last > 1 && names.get(last - 1).isBlank()) {
            last--;
        }
        return last;
    }

    private static int fewest(Layout layout, List<MappedColumn> mapping) {
        int fewest = 1;
        if (layout instanceof Layout.Delimited delimited && delimited.minColumns() != null) {
            fewest = delimited.minColumns();
        }
        for (MappedColumn column : mapping) {
            if (column.column() != null && column.column().required()) {
                fewest = Math.max(fewest, column.position() + 1);
            }
        }
        return fewest;
    }

    private static int most(Layout layout, int named) {
        if (named > 0) {
            return named;
        }
        boolean limited =
                layout instanceof Layout.Delimited delimited && delimited.maxColumns() != null;
        return limited ? ((Layout.Delimited) layout).maxColumns() : Integer.MAX_VALUE;
    }

    Template template() {
        return settings.template();
    }

    ParseSettings settings() {
        return settings;
    }

    List<MappedColumn> mapping() {
        return mapping;
    }

    /** A row with fewer columns than this is broken. */
    int fewest() {
        return fewest;
    }

    /** A row with more columns than this is broken, unless they are empty. */
    int most() {
        return most;
    }

    List<ColumnReader> readers() {
        List<ColumnReader> readers = new ArrayList<>();
        List<MappedColumn> ordered = new ArrayList<>(mapping);
        ordered.sort(Comparator.comparingInt(this::place));
        for (MappedColumn column : ordered) {
            readers.add(new ColumnReader(column, template(), holders.keySet()));
        }
        return readers;
    }

    /**
     * Several columns of a call's group are joined in the template's order, whatever the file's is.
     */
    private int place(MappedColumn mapped) {
        Column column = mapped.column();
        return column != null && column.field() == Field.CALL_GROUP
                ? 1 + template().columns().indexOf(column)
                : 0;
    }

    /** The template's column that holds a field in this file. */
    @Nullable Column holder(Field field) {
        MappedColumn mapped = holders.get(field);
        return mapped == null ? null : mapped.column();
    }

    @Nullable String format(Field field) {
        Column column = holder(field);
        return column == null ? null : column.format();
    }

    /** The file's name of the column that holds a field. */
    @Nullable String columnOf(Field field) {
        MappedColumn mapped = holders.get(field);
        return mapped == null ? null : mapped.name();
    }

    /**
     * The zone that the file itself says in the name of the column that holds a field. A template
     * that knows that very name and gives its column a zone has said what the name means.
     */
    @Nullable ZoneId zoneInNameOf(Field field) {
        MappedColumn mapped = holders.get(field);
        if (mapped == null || mapped.column() == null || settings.head().columns().isEmpty()) {
            return null;
        }
        boolean known = mapped.confidence() == 1 && mapped.column().zone() != null;
        return known ? null : ZoneInName.of(mapped.name(), region());
    }

    /** ISO 3166: the layout's own comes before what the uploader said. */
    @Nullable String region() {
        String its = template().defaults().region();
        return its != null ? its : settings.region();
    }

    /** Of the column that holds a field, from 0; -1 when there is none. */
    int positionOf(Field field) {
        MappedColumn mapped = holders.get(field);
        return mapped == null ? -1 : mapped.position();
    }

    /** Fields whose column was not found for certain. */
    Map<String, Double> confidence() {
        Map<String, Double> confidence = new LinkedHashMap<>();
        holders.forEach(
                (field, column) -> {
                    if (column.confidence() < 1) {
                        confidence.put(field.wireName(), column.confidence());
                    }
                });
        return confidence;
    }
}
