package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a column of telephone numbers is among the others: whose numbers tells what it holds. */
final class NumberFeatures {
    private static final int COMPARED = 100;

    private final ColumnProfile column;
    private final List<ColumnProfile> all;
    private final Set<String> features = new LinkedHashSet<>();

    private NumberFeatures(TableProfile table, ColumnProfile column) {
        this.column = column;
        this.all = table.columns().stream().filter(ColumnProfile::phones).toList();
    }

    /** Names of features; none for other columns. */
    static Set<String> of(TableProfile table, ColumnProfile column) {
        if (!column.phones()) {
            return Set.of();
        }
        NumberFeatures numbers = new NumberFeatures(table, column);
        boolean directed = table.columns().stream().anyMatch(c -> c.said(Field.DIRECTION) > 0.5);
        String direction = directed ? "directed" : "undirected";
        numbers.place(table.named(), direction);
        numbers.variety(direction);
        numbers.overlap(direction);
        return numbers.features;
    }

    private void place(boolean named, String direction) {
        String place =
                all.size() == 1
                        ? "only"
                        : named ? "named" : Integer.toString(Math.min(4, all.indexOf(column) + 1));
        boolean own = all.stream().anyMatch(ColumnProfile::constant);
        String whose = column.constant() ? "constant" : own ? "besideOwn" : "noOwn";
        has(place + "&" + direction);
        has((column.constant() ? "constant" : "varies") + "&" + direction);
        has(whose + "&" + place);
        for (String concept : column.concepts()) {
            has(whose + "&" + concept);
            has(direction + "&" + concept);
        }
    }

    private void variety(String direction) {
        int most = 0;
        int least = Integer.MAX_VALUE;
        for (ColumnProfile other : all) {
            if (other != column) {
                other.concepts().forEach(concept -> has("besideNamed&" + concept));
                most = Math.max(most, other.distinct());
                least = Math.min(least, other.distinct());
            }
        }
        boolean fewer = column.distinct() * 3 <= most;
        boolean more = most > 0 && column.distinct() >= 3 * least;
        has((fewer ? "fewer" : more ? "more" : "asMany") + "&" + direction);
    }

    private void overlap(String direction) {
        boolean shared = all.stream().anyMatch(other -> other != column && sharesValues(other));
        String roles = (shared ? "shared" : "apart") + "&" + direction;
        has(roles);
        column.concepts().forEach(concept -> has(roles + "&" + concept));
    }

    private boolean sharesValues(ColumnProfile other) {
        Set<String> here = Set.copyOf(column.filled());
        long shared = other.filled().stream().limit(COMPARED).filter(here::contains).count();
        return shared * 10 >= Math.min(COMPARED, other.filled().size());
    }

    private void has(String feature) {
        features.add("phone:" + feature);
    }
}
