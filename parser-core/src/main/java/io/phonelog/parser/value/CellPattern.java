package io.phonelog.parser.value;

import io.phonelog.contracts.event.Cell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads cells by a notation: names of parts with the characters between them, as {@code
 * mcc-mnc-lac-ci}, {@code lat/lon} or {@code [lac/ci:lon:lat:azimuth:beam]}. Parts: mcc, mnc, lac,
 * ci, lat, lon, azimuth, address; any other word is a part that is passed over. The notation {@code
 * prose} finds latitude and longitude by their names within a text, as in {@code Hill Road;
 * Lat-22.39711; Long-88.43938}, and takes what is before them for the address.
 */
public final class CellPattern {
    private static final Set<String> PARTS =
            Set.of("mcc", "mnc", "lac", "ci", "lat", "lon", "azimuth", "address");

    private static final String PROSE = "prose";
    private static final Pattern IN_PROSE =
            Pattern.compile(
                    "(?i)\\blat\\w{0,10}\\W{0,3}?(-?\\d{1,2}\\.\\d{1,12})\\b.{0,20}?"
                            + "\\blon\\w{0,10}\\W{0,3}?(-?\\d{1,3}\\.\\d{1,12})\\b");

    private record Step(String word, String literal) {}

    private final boolean prose;
    private final List<Step> steps;

    public CellPattern(String notation) {
        this.prose = notation.equals(PROSE);
        this.steps = compile(notation);
        if (!prose && steps.stream().noneMatch(step -> PARTS.contains(step.word))) {
            throw new IllegalArgumentException("no part of a cell in notation " + notation);
        }
    }

    private static List<Step> compile(String notation) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < notation.length()) {
            int word = at;
            while (word < notation.length() && Character.isLetter(notation.charAt(word))) {
                word++;
            }
            int literal = word;
            while (literal < notation.length() && !Character.isLetter(notation.charAt(literal))) {
                literal++;
            }
            steps.add(new Step(notation.substring(at, word), notation.substring(word, literal)));
            at = literal;
        }
        return steps;
    }

    /**
     * Fills in the parts of a value that are there and make sense. A value of another shape fills
     * in nothing.
     *
     * @return whether the value is of this notation, and a position in it is one
     */
    public boolean read(String value, Set<String> none, CellDraft into) {
        if (prose) {
            return readProse(value, into);
        }
        String[] found = new String[steps.size()];
        int at = 0;
        for (int i = 0; i < found.length; i++) {
            Step step = steps.get(i);
            int end = endOf(value, at, step, i == found.length - 1);
            if (end < 0) {
                return false;
            }
            found[i] = value.substring(at, end).strip();
            at = end + step.literal.length();
        }
        if (at != value.length()) {
            return false;
        }
        for (int i = 0; i < found.length; i++) {
            if (!found[i].isEmpty() && !none.contains(found[i])) {
                into.set(steps.get(i).word, found[i]);
            }
        }
        return into.isLocated();
    }

    /** A hyphen after the name divides; it is a sign only if something else divides before it. */
    private static boolean readProse(String value, CellDraft into) {
        Matcher found = IN_PROSE.matcher(value);
        if (!found.find()) {
            return false;
        }
        into.set("lat", unsigned(value, found, 1));
        into.set("lon", unsigned(value, found, 2));
        String before = value.substring(0, found.start()).replaceFirst("[;,\\s]+$", "").strip();
        if (!before.isEmpty()) {
            into.set("address", before);
        }
        return into.isLocated();
    }

    private static String unsigned(String value, Matcher found, int group) {
        String number = found.group(group);
        boolean divides =
                number.startsWith("-") && Character.isLetter(value.charAt(found.start(group) - 1));
        return divides ? number.substring(1) : number;
    }

    private static int endOf(String value, int at, Step step, boolean last) {
        if (step.word.isEmpty()) {
            return value.startsWith(step.literal, at) ? at : -1;
        }
        if (!step.literal.isEmpty()) {
            // A minus sign may be the separator too: the first character belongs to the part.
            return value.indexOf(step.literal, Math.min(at + 1, value.length()));
        }
        return last ? value.length() : -1;
    }

    /** A cell while it is being read. */
    public static final class CellDraft {
        private @Nullable String raw;
        private @Nullable String mcc;
        private @Nullable String mnc;
        private @Nullable String lac;
        private @Nullable String ci;
        private @Nullable Double lat;
        private @Nullable Double lon;
        private @Nullable Double azimuth;
        private @Nullable String address;
        private boolean halved;

        public void raw(String text) {
            raw = text;
        }

        public void address(String text) {
            address = text;
        }

        /**
         * Sets where the cell is, unless that was said before.
         *
         * @return false when the texts are no position: one is missing, unreadable or out of range,
         *     or both are nought, which systems write when they do not know
         */
        public boolean position(@Nullable String latitude, @Nullable String longitude) {
            if (lat == null) {
                lat = latitude == null ? null : Degrees.LATITUDE.read(latitude);
                lon = longitude == null ? null : Degrees.LONGITUDE.read(longitude);
                halved = lat == null || lon == null;
            }
            return isLocated();
        }

        private void set(String part, String text) {
            switch (part) {
                case "mcc" -> mcc = text;
                case "mnc" -> mnc = text;
                case "lac" -> lac = text;
                case "ci" -> ci = text;
                case "lat" -> lat = degrees(Degrees.LATITUDE, text);
                case "lon" -> lon = degrees(Degrees.LONGITUDE, text);
                case "azimuth" -> azimuth = azimuth(text);
                case "address" -> address = text;
                default -> {}
            }
        }

        private @Nullable Double degrees(Degrees axis, String text) {
            Double degrees = axis.read(text);
            halved |= degrees == null;
            return degrees;
        }

        private static @Nullable Double azimuth(String text) {
            try {
                double degrees = Double.parseDouble(text);
                return Math.abs(degrees) <= 360 ? (Double) degrees : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** Half a position is none, and no cell stands where both lines of nought cross. */
        private boolean isLocated() {
            boolean one = lat == null != (lon == null);
            boolean nowhere = lat != null && lon != null && lat == 0 && lon == 0;
            if (halved || one || nowhere) {
                lat = null;
                lon = null;
                halved = false;
                return false;
            }
            return true;
        }

        /** The cell. */
        public Cell cell() {
            return new Cell(raw, mcc, mnc, lac, ci, lat, lon, azimuth, address);
        }
    }
}
