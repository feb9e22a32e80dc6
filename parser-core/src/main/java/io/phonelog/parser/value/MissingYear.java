package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The year of dates that are written without one, as a pattern says it in braces at its end: {@code
 * {2026}}; {@code {?}} while it is to be found; and once it is, where: {@code {2026 header}},
 * {@code {2026-03-08 upload}}. A day, unlike a year, is the last that dates can be of: what would
 * be later is of the year before.
 */
public final class MissingYear {
    static final MissingYear NOT_MISSING = new MissingYear(0, null, null);

    private static final String TO_FIND = "{?}";
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\{(?:\\?|(\\d{4})(?:-(\\d\\d)-(\\d\\d))?(?: (header|name|upload))?)}$");

    private final int year;
    private final @Nullable LocalDate last;
    private final @Nullable String warning;

    private MissingYear(int year, @Nullable LocalDate last, @Nullable String warning) {
        this.year = year;
        this.last = last;
        this.warning = warning;
    }

    /** Where the time is from whose year was missing. */
    public enum Source {
        /** What stands above the table. */
        HEADER,
        /** The name of the file. */
        NAME,
        /** The day on which it was uploaded. */
        UPLOAD
    }

    /** Whether some pattern of a format has a year that is to be found. */
    public static boolean isToFind(@Nullable String format) {
        return format != null && format.contains(TO_FIND);
    }

    /** A format whose missing year is this. */
    public static String found(String format, int year, Source source) {
        return said(format, Integer.toString(year), source);
    }

    /** A format whose dates are no later than a day. */
    public static String until(String format, LocalDate last, Source source) {
        return said(format, last.toString(), source);
    }

    private static String said(String format, String when, Source source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        return format.replace(TO_FIND, "{" + when + " " + name + "}");
    }

    /** The pattern itself, without what is said of the year. */
    static String bare(String pattern) {
        return WRITTEN.matcher(pattern).replaceFirst("");
    }

    static MissingYear of(String pattern) {
        Matcher said = WRITTEN.matcher(pattern);
        if (!said.find() || said.group(1) == null) {
            return NOT_MISSING;
        }
        int year = Integer.parseInt(said.group(1));
        LocalDate last =
                said.group(2) == null
                        ? null
                        : LocalDate.of(
                                year,
                                Integer.parseInt(said.group(2)),
                                Integer.parseInt(said.group(3)));
        String source = said.group(4);
        return new MissingYear(
                year, last, source == null ? null : "YEAR_FROM_" + source.toUpperCase(Locale.ROOT));
    }

    /** Completes a time whose month and day were read. */
    void complete(TimeParts time) {
        if (year == 0) {
            return;
        }
        boolean later =
                last != null
                        && (time.month > last.getMonthValue()
                                || time.month == last.getMonthValue()
                                        && time.day > last.getDayOfMonth());
        time.year = later ? year - 1 : year;
        time.warning = warning;
    }
}
