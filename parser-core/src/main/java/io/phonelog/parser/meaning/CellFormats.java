package io.phonelog.parser.meaning;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the notation of cells and positions, for {@link io.phonelog.parser.value.CellPattern}. */
final class CellFormats {
    private static final double MOST = 0.9;
    private static final String DEGREES = "-?\\d{1,3}\\.\\d+";
    private static final Map<String, Pattern> NOTATIONS = notations();

    private CellFormats() {}

    /** The notation that most values are of; null when none is, and they are kept as written. */
    static @Nullable String find(List<String> values) {
        for (Map.Entry<String, Pattern> notation : NOTATIONS.entrySet()) {
            Pattern pattern = notation.getValue();
            long read = values.stream().filter(value -> pattern.matcher(value).matches()).count();
            if (read > 0 && read >= values.size() * MOST) {
                return notation.getKey();
            }
        }
        return null;
    }

    private static Map<String, Pattern> notations() {
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
        for (String between : List.of("/", ",", ", ", ";", " ")) {
            all.put(
                    "lat" + between + "lon",
                    Pattern.compile(DEGREES + Pattern.quote(between) + DEGREES));
        }
        all.put(
                "prose",
                Pattern.compile(
                        "(?is).*\\blat\\w*\\W{0,3}-?\\d+\\.\\d+.*\\blon\\w*\\W{0,3}-?\\d+\\.\\d+.*"));
        return all;
    }
}
