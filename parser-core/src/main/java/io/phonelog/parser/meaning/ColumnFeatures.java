package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for or against a column holding a field, as numbers with names: what its name is
 * about, how its values look and are spread, and what is beside it.
 */
final class ColumnFeatures {
    private static final List<Field> WORDED = List.of(Field.DIRECTION, Field.TYPE, Field.OUTCOME);

    /** Classes of the mean length of cells, by the most characters. */
    private static final int[] LENGTHS = {1, 3, 6, 9, 12, 16};

    private final TableProfile table;
    private final ColumnProfile column;
    private final Map<String, Double> features = new LinkedHashMap<>();

    private ColumnFeatures(TableProfile table, ColumnProfile column) {
        this.table = table;
        this.column = column;
    }

    static Map<String, Double> of(TableProfile table, ColumnProfile column) {
        ColumnFeatures all = new ColumnFeatures(table, column);
        all.name();
        all.looks();
        all.spread();
        all.neighbours();
        all.times();
        all.places();
        NumberFeatures.of(table, column).forEach(all::has);
        Companions.of(table, column).forEach(all::has);
        return all.features;
    }

    private void has(String feature) {
        features.put(feature, 1.0);
    }

    private void name() {
        if (!table.named()) {
            has("unnamed");
            has("unnamed:" + column.kind());
            return;
        }
        Set<String> concepts = column.concepts();
        String before = "";
        for (String concept : concepts) {
            has("name:" + concept);
            has("name:" + concept + "&" + column.kind());
            for (String other : concepts) {
                if (concept.compareTo(other) < 0) {
                    has("name:" + concept + "+" + other);
                }
            }
            if (!before.isEmpty()) {
                has("name:" + before + ">" + concept);
            }
            before = concept;
        }
        int known = concepts.contains("?") ? concepts.size() - 1 : concepts.size();
        has(known == 0 ? "name:strange" : "name:words" + Math.min(known, 4));
    }

    private void looks() {
        for (Shape shape : Shape.values()) {
            double share = column.share(shape);
            if (share > 0.02) {
                features.put("looks:" + shape.word(), share);
            }
        }
        for (Field field : WORDED) {
            double said = column.said(field);
            if (said > 0.02) {
                features.put("says:" + field.wireName(), said);
            }
        }
        has("kind:" + column.kind());
    }

    private void spread() {
        double filled = column.filledShare();
        has(
                filled == 0
                        ? "filled:none"
                        : filled < 0.3
                                ? "filled:few"
                                : filled < 0.95 ? "filled:most" : "filled:all");
        if (column.filled().isEmpty()) {
            return;
        }
        int distinct = column.distinct();
        double each = (double) distinct / column.filled().size();
        String spread =
                column.constant()
                        ? "one"
                        : distinct <= 8 ? "handful" : each > 0.95 ? "each" : "many";
        has("distinct:" + spread);
        has("distinct:" + spread + "&" + column.kind());
        double length =
                column.filled().stream().limit(100).mapToInt(String::length).average().orElse(0);
        has("length:" + lengthClass(length));
        Figures figures = Figures.of(column.filled());
        if (figures.share() > 0.8) {
            has("size:" + figures.size());
            if (figures.counting()) {
                has("counting");
            }
            features.put("noughts", figures.noughts());
        }
    }

    private static String lengthClass(double length) {
        for (int most : LENGTHS) {
            if (length < most + 0.5) {
                return Integer.toString(most);
            }
        }
        return "more";
    }

    /** Only where there are no names: with names, the order of columns must not matter. */
    private void neighbours() {
        if (table.named()) {
            return;
        }
        int at = table.columns().indexOf(column);
        has("before:" + (at == 0 ? "start" : table.columns().get(at - 1).kind()));
        has(
                "after:"
                        + (at + 1 == table.columns().size()
                                ? "end"
                                : table.columns().get(at + 1).kind()));
        List<ColumnProfile> alike = table.ofKind(column.kind());
        if (alike.size() > 1) {
            has("among:" + column.kind() + Math.min(3, alike.indexOf(column) + 1));
        } else {
            has("only:" + column.kind());
        }
    }

    private void times() {
        if (table.gap(column) != null) {
            has("gap");
        }
        for (TableProfile.Gap gap : table.gaps()) {
            if (gap.from() == column) {
                has("gap:from");
            }
            if (gap.to() == column) {
                has("gap:to");
            }
        }
        TimeFormat time = table.time(column);
        if (time == null) {
            return;
        }
        has("time:" + time.parts());
        if (time.parts() != TimeFormat.Parts.BOTH) {
            boolean moment = table.columns().stream().anyMatch(c -> isMoment(c));
            has(moment ? "time:besideMoment" : "time:noMoment");
            return;
        }
        int earlier = 0;
        int later = 0;
        for (ColumnProfile other : table.columns()) {
            if (other != column && isMoment(other)) {
                double after = table.notBefore(column, other);
                later += after > 0.98 ? 1 : 0;
                earlier += after >= 0 && table.notBefore(other, column) > 0.98 ? 1 : 0;
            }
        }
        has(
                later == 0
                        ? (earlier == 0 ? "time:alone" : "time:first")
                        : earlier == 0 ? "time:last" : "time:between");
    }

    private boolean isMoment(ColumnProfile other) {
        TimeFormat time = table.time(other);
        return time != null && time.parts() == TimeFormat.Parts.BOTH;
    }

    private void places() {
        Coordinates coordinates = column.coordinates();
        if (!coordinates.latitudes() && !coordinates.longitudes()) {
            return;
        }
        features.put("degrees:exact", coordinates.exact());
        features.put("degrees:finest", coordinates.finest());
        has(coordinates.latitudes() ? "degrees:north" : "degrees:onlyEast");
        has(coordinates.longitudes() ? "degrees:east" : "degrees:onlyNorth");
        has("degrees:" + (coordinates.far() ? "far" : "spread"));
        int others = table.ofKind("coordinate").size();
        has("degrees:among" + Math.min(others, 4));
    }
}
