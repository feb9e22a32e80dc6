package io.phonelog.parser.row;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The zone that the name of a column of times says, as {@code Start (UTC)}, {@code startTimeUtc},
 * {@code Time [+02:00]} or {@code Time (Europe/Zurich)}. Abbreviations such as {@code CST} or
 * {@code CET} are left alone: they mean several zones, or one offset that many write all year.
 */
final class ZoneInName {
    private static final int MAX_LENGTH = 200;

    /** A word of its own, or the end of one in camel case; an offset may follow, as in UTC+2. */
    private static final Pattern UNIVERSAL =
            Pattern.compile(
                    "(?:(?<!\\p{L})(?i:utc|gmt)|(?<=\\p{Ll})(?:UTC|Utc|GMT|Gmt))(?!\\p{Ll})"
                            + "(?![ _-]*(?i:offset))(?:\\s*(?<offset>[+\\-\u2212][\\d:.]++))?+");

    private static final Pattern BRACKETED =
            Pattern.compile("[(\\[]\\s*+(?<said>[^()\\[\\]]++)[)\\]]");
    private static final Pattern PLACE = Pattern.compile("\\p{L}++(?:/[\\p{L}\\d_+\\-]++){1,2}+");
    private static final Pattern OFFSET =
            Pattern.compile("(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>[0-5]\\d))?");

    /** {@code +2} alone may count days as well as hours. */
    private static final Pattern OFFSET_ALONE = Pattern.compile("[+-]\\d\\d(?::?[0-5]\\d)?");

    private static final Map<String, String> OF_UNITED_STATES =
            Map.of(
                    "eastern", "America/New_York",
                    "central", "America/Chicago",
                    "mountain", "America/Denver",
                    "pacific", "America/Los_Angeles");

    private ZoneInName() {}

    /**
     * The zone, or null where the name says none.
     *
     * @param region ISO 3166 region of the file: words such as {@code Pacific} are zones in the
     *     United States only
     */
    static @Nullable ZoneId of(String name, @Nullable String region) {
        String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
        Matcher place = PLACE.matcher(cut);
        while (place.find()) {
            String id = Places.IDS.get(place.group());
            if (id != null) {
                return ZoneId.of(id);
            }
        }
        Matcher universal = UNIVERSAL.matcher(cut);
        if (universal.find()) {
            String offset = universal.group("offset");
            return offset == null ? ZoneOffset.UTC : offset(offset.replace('\u2212', '-'));
        }
        return bracketed(cut, region);
    }

    private static @Nullable ZoneId bracketed(String name, @Nullable String region) {
        Matcher bracketed = BRACKETED.matcher(name);
        while (bracketed.find()) {
            String said = bracketed.group("said").strip().replace('\u2212', '-');
            if (said.equals("Z")) {
                return ZoneOffset.UTC;
            }
            ZoneId zone =
                    OFFSET_ALONE.matcher(said).matches() ? offset(said) : ofWord(said, region);
            if (zone != null) {
                return zone;
            }
        }
        return null;
    }

    private static @Nullable ZoneId ofWord(String said, @Nullable String region) {
        String word = said.toLowerCase(Locale.ROOT).replaceFirst("\\s+time$", "");
        String id = "US".equals(region) ? OF_UNITED_STATES.get(word) : null;
        return id == null ? null : ZoneId.of(id);
    }

    private static @Nullable ZoneId offset(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return null;
        }
        int sign = offset.group("sign").equals("-") ? -1 : 1;
        String minutes = offset.group("minutes");
        try {
            return ZoneOffset.ofHoursMinutes(
                    sign * Integer.parseInt(offset.group("hours")),
                    minutes == null ? 0 : sign * Integer.parseInt(minutes));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Names of zones as people write them, in any case; made when one is first looked for. */
    private static final class Places {
        private static final Map<String, String> IDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        static {
            ZoneId.getAvailableZoneIds().forEach(id -> IDS.put(id, id));
        }
    }
}
