package io.phonelog.parser.meaning;

import io.phonelog.parser.value.CellPattern;
import io.phonelog.parser.value.CellPattern.CellDraft;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the notation of cells and positions, for {@link io.phonelog.parser.value.CellPattern}. */
final class CellFormats {
    private static final double MOST = 0.9;
    private static final String POINT = "[-+]?\\d{1,3}\\.\\d+";
    private static final String COMMA = "[-+]?\\d{1,3},\\d+";
    private static final Map<String, Pattern> NORTH_FIRST = notations("lat", "lon");
    private static final Map<String, Pattern> EAST_FIRST = notations("lon", "lat");

    private CellFormats() {}

    /**
     * The notation that most values are of; null when none is, and they are kept as written.
     * Longitudes come first where the name says so, or where latitudes cannot.
     */
    static @Nullable String find(String name, List<String> values) {
        List<String> order = List.copyOf(Concepts.of(name));
        boolean east =
                order.contains("longitude")
                        && order.indexOf("latitude") > order.indexOf("longitude");
        Map<String, Pattern> notations = new LinkedHashMap<>(east ? EAST_FIRST : NORTH_FIRST);
        notations.putAll(NORTH_FIRST);
        notations.putAll(EAST_FIRST);
        List<String> telling = values.stream().filter(CellFormats::isTelling).toList();
        for (Map.Entry<String, Pattern> notation : notations.entrySet()) {
            long read = read(notation.getKey(), notation.getValue(), telling);
            if (read > 0 && read >= telling.size() * MOST) {
                return notation.getKey();
            }
        }
        return null;
    }

    private static long read(String notation, Pattern pattern, List<String> values) {
        CellPattern cells = new CellPattern(notation);
        return values.stream()
                .filter(value -> pattern.matcher(value).matches())
                .filter(value -> cells.read(value, Set.of(), new CellDraft()))
                .count();
    }

    /** Noughts stand where a system does not know. */
    private static boolean isTelling(String value) {
        return value.chars().anyMatch(c -> Character.isLetter(c) || c >= '1' && c <= '9');
    }

    private static Map<String, Pattern> notations(String one, String other) {
        Map<String, Pattern> all = new LinkedHashMap<>();
        for (String between : List.of("-", "/", ":", "_")) {
            String sign = Pattern.quote(between);
            String four =
                    "[2-7]\\d\\d"
                            + sign
                            + "\\d{2,3}"
                            + sign
                            + "[0-9A-Fa-f]+"
                            + sign
                            + "[0-9A-Fa-f]+";
            all.put(
                    "mcc" + between + "mnc" + between + "lac" + between + "ci",
                    Pattern.compile(four));
        }
        positions(one, other, all);
        String well = "\\(" + POINT + ' ' + POINT + "\\)";
        all.put("POINT(lon lat)", Pattern.compile("POINT" + well));
        all.put("POINT (lon lat)", Pattern.compile("POINT " + well));
        all.put(
                "[lac/ci:lon:lat:azimuth:beam]",
                Pattern.compile("\\[[^/:]*/[^:]*:%1$s:%1$s:[^:]*:[^:]*]".formatted(POINT)));
        all.put(
                "prose",
                Pattern.compile(
                        "(?is).*\\blat\\w*\\W{0,3}-?\\d+\\.\\d+.*\\blon\\w*\\W{0,3}-?\\d+\\.\\d+.*"));
        return all;
    }

    /** A comma that divides is none within the numbers. */
    private static void positions(String one, String other, Map<String, Pattern> all) {
        for (String between : List.of("/", ",", ", ", ";", "; ", " ", "|")) {
            String number = between.startsWith(",") ? POINT : "(?:" + POINT + '|' + COMMA + ')';
            all.put(
                    one + between + other,
                    Pattern.compile(number + Pattern.quote(between) + number));
        }
    }
}
