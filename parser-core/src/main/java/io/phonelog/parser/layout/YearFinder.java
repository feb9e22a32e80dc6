package io.phonelog.parser.layout;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.value.MissingYear;
import io.phonelog.parser.value.MissingYear.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the year of dates that are written without one: what is said above the table, if that is one
 * year; else what the file's name says, if that is one; else the last that they can be of when the file
 * was uploaded.
 */
public final class YearFinder {
    private static final int LINES_ABOVE = 60;
    private static final int LOOKED_AT = 200;
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)(20[0-4]\\d)(?=\\D|$|[01]\\d(?:[0-3]\\d)?(?:\\D|$))");

    /** What a sample is read with: every day exists in that year. */
    private static final int LEAP_YEAR = 2024;

    private YearFinder() {}

    /** Whether a template leaves a year to be found. */
    public static boolean isNeeded(Template template) {
        return template.columns().stream().anyMatch(c -> MissingYear.isToFind(c.format()));
    }

    /**
     * The template with the year of a file.
     *
     * @param records of the file, at its start
     * @param dataLine where its first record begins
     * @param uploaded the day on which the file was; anywhere on earth it may be a day later already
     */
    public static Template found(
            Template template, Records records, long dataLine, String filename, LocalDate uploaded)
            throws IOException {
        Integer header = only(above(records, dataLine));
        if (header != null) {
            return with(template, f -> MissingYear.found(f, header, Source.HEADER));
        }
        Integer name = only(filename);
        return name != null
                ? with(template, f -> MissingYear.found(f, name, Source.NAME))
                : with(template, f -> MissingYear.until(f, uploaded.plusDays(1), Source.UPLOAD));
    }

    /** The template with any year: a sample shows whether rows read, not when they were. */
    static Template any(Template template) {
        return isNeeded(template)
                ? with(template, f -> MissingYear.found(f, LEAP_YEAR, Source.HEADER))
                : template;
    }

    private static String above(Records records, long dataLine) throws IOException {
        StringBuilder above = new StringBuilder();
        for (int i = 0; i < LINES_ABOVE && records.next() && records.place() < dataLine; i++) {
            above.append(records.raw(LOOKED_AT)).append('\n');
        }
        return above.toString();
    }

    private static @Nullable Integer only(String text) {
        List<Integer> years =
                YEAR.matcher(text)
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .distinct()
                        .toList();
        return years.size() == 1 ? years.get(0) : null;
    }

    private static Template with(Template template, UnaryOperator<String> year) {
        List<Column> columns =
                template.columns().stream().map(column -> with(column, year)).toList();
        return new Template(
                template.id(),
                template.version(),
                template.orgId(),
                template.name(),
                template.description(),
                template.layout(),
                columns,
                template.defaults(),
                template.wrappers(),
                template.none(),
                template.groupBy(),
                template.deleted());
    }

    private static Column with(Column column, UnaryOperator<String> year) {
        String format = column.format();
        return format == null || !MissingYear.isToFind(format)
                ? column
                : new Column(
                        column.name(),
                        column.aliases(),
                        column.position(),
                        column.required(),
                        column.field(),
                        year.apply(format),
                        column.zone(),
                        column.none(),
                        column.values(),
                        column.otherwise(),
                        column.marked());
    }
}
