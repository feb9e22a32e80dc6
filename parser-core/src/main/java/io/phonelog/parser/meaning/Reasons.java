package io.phonelog.parser.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts into words what spoke most for a decision. */
final class Reasons {
    private static final int MOST = 3;

    private Reasons() {}

    /** The features that speak most for one label rather than another, the strongest first. */
    static List<String> of(FieldModel model, Map<String, Double> features, int label, int other) {
        record Weighed(String feature, double weight) {}
        List<Weighed> all = new ArrayList<>();
        features.forEach(
                (feature, value) -> {
                    double weight = model.speaks(feature, value, label, other);
                    if (weight > 0.1 && feature.indexOf('?') < 0) {
                        all.add(new Weighed(feature, weight));
                    }
                });
        all.sort(Comparator.comparingDouble(Weighed::weight).reversed());
        return all.stream().map(w -> words(w.feature)).distinct().limit(MOST).toList();
    }

    private static String words(String feature) {
        int colon = feature.indexOf(':');
        String what = colon < 0 ? feature : feature.substring(0, colon);
        String which = colon < 0 ? "" : feature.substring(colon + 1);
        return switch (what) {
            case "name" -> name(which);
            case "unnamed" -> "the columns have no names";
            case "looks" -> "its values look like " + which.replace('_', ' ');
            case "kind" -> "it holds mostly " + plural(which);
            case "says" -> "its values are words for a " + which;
            case "filled" -> "it has values in " + which.replace("none", "no") + " rows";
            case "distinct" -> distinct(which);
            case "length" -> "its values are about " + which + " characters long";
            case "size" -> "its numbers are of the usual size";
            case "counting" -> "its numbers count the rows";
            case "noughts" -> "how often it is nought";
            case "before" -> "the column before it holds " + plural(which);
            case "after" -> "the column after it holds " + plural(which);
            case "among", "only" -> "its place among the columns of its kind";
            case "degrees" -> "its numbers are degrees of places";
            case "gap" -> gap(which);
            case "time" -> "its times against the other times";
            default -> phone(which);
        };
    }

    private static String name(String which) {
        if (which.startsWith("words") || which.equals("strange")) {
            return "how much of its name is understood";
        }
        int kind = which.indexOf('&');
        String about = kind < 0 ? which : which.substring(0, kind);
        return "its name is about " + about.replaceAll("[+>]", " and ");
    }

    private static String distinct(String which) {
        return which.startsWith("one")
                ? "its value is always the same"
                : "how many different values it has";
    }

    private static String gap(String which) {
        return which.isEmpty()
                ? "it is the time between two other columns"
                : "another column is the time from or to it";
    }

    private static String phone(String which) {
        if (which.startsWith("constant")) {
            return "it is the same number in every row";
        }
        if (which.startsWith("besideOwn")) {
            return "another column is the same number in every row";
        }
        if (which.startsWith("besideNamed")) {
            return "what the other numbers are called";
        }
        return switch (which.substring(0, Math.max(0, which.indexOf('&')))) {
            case "shared" -> "its numbers are also in another column";
            case "apart" -> "its numbers are in no other column";
            case "fewer" -> "it has fewer different numbers than another column";
            case "more" -> "it has more different numbers than another column";
            default -> "whether the rows name a direction";
        };
    }

    private static String plural(String kind) {
        return switch (kind) {
            case "moment", "date", "clock", "number", "coordinate" -> kind + "s";
            case "phone" -> "numbers of telephones";
            case "start", "end" -> "nothing";
            default -> kind;
        };
    }
}
