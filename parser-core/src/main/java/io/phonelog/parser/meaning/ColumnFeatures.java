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
        all.parties();
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
        has(
                "length:"
                        + (length < 1.5
                                ? "1"
                                : length < 3.5
                                        ? "3"
                                        : length < 6.5
                                                ? "6"
                                                : length < 9.5
                                                        ? "9"
                                                        : length < 12.5
                                                                ? "12"
                                                                : length < 16.5 ? "16" : "more"));
        Figures figures = Figures.of(column.filled());
        if (figures.share() > 0.8) {
            has("size:" + figures.size());
            if (figures.counting()) {
                has("counting");
            }
            features.put("noughts", figures.noughts());
        }
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

    private void parties() {
        long phones = table.columns().stream().filter(ColumnProfile::phones).count();
        boolean directed = table.columns().stream().anyMatch(c -> c.said(Field.DIRECTION) > 0.5);
        boolean own = table.columns().stream().anyMatch(c -> c.phones() && c.constant());
        if (!column.phones()) {
            return;
        }
        List<ColumnProfile> all = table.columns().stream().filter(ColumnProfile::phones).toList();
        String place =
                phones == 1
                        ? "only"
                        : table.named()
                                ? "named"
                                : Integer.toString(Math.min(4, all.indexOf(column) + 1));
        String direction = directed ? "directed" : "undirected";
        has("phone:" + place + "&" + direction);
        has("phone:" + (column.constant() ? "constant" : "varies") + "&" + direction);
        has(
                "phone:"
                        + (column.constant() ? "constant" : own ? "besideOwn" : "noOwn")
                        + "&"
                        + place);
        for (String concept : column.concepts()) {
            has(
                    "phone:"
                            + (column.constant() ? "constant" : own ? "besideOwn" : "noOwn")
                            + "&"
                            + concept);
            has("phone:" + direction + "&" + concept);
        }
        int most = 0;
        int least = Integer.MAX_VALUE;
        for (ColumnProfile other : all) {
            if (other != column) {
                other.concepts().forEach(concept -> has("phone:besideNamed&" + concept));
                most = Math.max(most, other.distinct());
                least = Math.min(least, other.distinct());
            }
        }
        boolean fewer = column.distinct() * 3 <= most;
        boolean more = most > 0 && column.distinct() >= 3 * least;
        has("phone:" + (fewer ? "fewer" : more ? "more" : "asMany") + "&" + direction);
        boolean shared = all.stream().anyMatch(other -> other != column && sharesValues(other));
        String roles = "phone:" + (shared ? "shared" : "apart") + "&" + direction;
        has(roles);
        column.concepts().forEach(concept -> has(roles + "&" + concept));
    }

    private boolean sharesValues(ColumnProfile other) {
        Set<String> here = Set.copyOf(column.filled());
        long shared = other.filled().stream().limit(100).filter(here::contains).count();
        return shared * 10 >= Math.min(100, other.filled().size());
    }
}
