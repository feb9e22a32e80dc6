package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.shape.Shape;
import io.phonelog.parser.value.NamedNumber;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be counted of one column: its looks, how many values it has, how large they are. */
final class ColumnProfile {
    private static final int ASKED = 200;

    private final String name;
    private final Set<String> concepts;
    private final List<String> cells;
    private final List<String> filled = new ArrayList<>();
    private final Map<Shape, Double> shapes = new EnumMap<>(Shape.class);
    private final Map<Field, Double> said = new EnumMap<>(Field.class);
    private final int distinct;
    private final Coordinates coordinates;

    /**
     * @param name empty where the file has no names
     * @param cells one for every row
     */
    ColumnProfile(String name, List<String> cells) {
        this.name = name;
        this.concepts = Concepts.of(name);
        this.cells = cells;
        cells.stream().filter(cell -> !cell.isEmpty()).forEach(filled::add);
        Map<String, Integer> counts = new HashMap<>();
        int step = Math.max(1, filled.size() / ASKED);
        int asked = 0;
        for (int i = 0; i < filled.size(); i += step) {
            counts.merge(filled.get(i), 1, Integer::sum);
            asked++;
        }
        int all = asked;
        counts.forEach((value, count) -> look(value, (double) count / all));
        this.distinct = new HashSet<>(filled).size();
        this.coordinates = Coordinates.of(filled);
    }

    private void look(String value, double share) {
        NamedNumber named = NamedNumber.in(value);
        Shape.of(named == null ? value : named.number())
                .forEach(shape -> shapes.merge(shape, share, Double::sum));
        ValueWords.meaning(value).keySet().forEach(field -> said.merge(field, share, Double::sum));
    }

    String name() {
        return name;
    }

    Set<String> concepts() {
        return concepts;
    }

    /** One for every row, empty where there is nothing. */
    List<String> cells() {
        return cells;
    }

    /** The cells that hold something, in order. */
    List<String> filled() {
        return filled;
    }

    /** The share of values of a look, 0 to 1. */
    double share(Shape shape) {
        return Math.min(1, shapes.getOrDefault(shape, 0.0));
    }

    /** The share of values that are words for a field: directions, types, outcomes. */
    double said(Field field) {
        return Math.min(1, said.getOrDefault(field, 0.0));
    }

    /** The share of rows that have a value, 0 to 1. */
    double filledShare() {
        return cells.isEmpty() ? 0 : (double) filled.size() / cells.size();
    }

    int distinct() {
        return distinct;
    }

    boolean constant() {
        return distinct == 1 && filled.size() > 1;
    }

    Coordinates coordinates() {
        return coordinates;
    }

    /** Whether most values are numbers of telephones, or what stands in their place. */
    boolean phones() {
        double plain = share(Shape.PHONE) + share(Shape.WITHHELD) + share(Shape.SIP);
        boolean other =
                share(Shape.EPOCH) > 0.9
                        && share(Shape.INTERNATIONAL) == 0
                        && concepts.contains("time");
        return plain + share(Shape.SHORT_NUMBER) * 0.5 >= 0.6 && plain >= 0.3 && !times() && !other;
    }

    boolean times() {
        return share(Shape.DATE_TIME) + share(Shape.DATE) * (share(Shape.PHONE) > 0.9 ? 0.4 : 1)
                >= 0.8;
    }

    boolean numbers() {
        return share(Shape.SMALL) + share(Shape.DECIMAL) >= 0.8;
    }

    /** What it holds, roughly, for features that need one word. */
    String kind() {
        if (filled.isEmpty()) {
            return "nothing";
        }
        if (share(Shape.DATE_TIME) >= 0.8) {
            return "moment";
        }
        if (times()) {
            return "date";
        }
        if (share(Shape.CLOCK) >= 0.8) {
            return "clock";
        }
        if (phones()) {
            return "phone";
        }
        if (coordinates.surely()) {
            return "coordinate";
        }
        if (numbers()) {
            return "number";
        }
        if (share(Shape.DIGITS) >= 0.8) {
            return "digits";
        }
        return share(Shape.WORDS) >= 0.6 ? "words" : "text";
    }
}
