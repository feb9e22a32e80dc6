package io.phonelog.parser.catalogue;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.contracts.parse.Span;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.mapping.ColumnNames;
import io.phonelog.parser.value.CellPattern;
import io.phonelog.parser.value.DurationReader;
import io.phonelog.parser.value.MoneyReader;
import io.phonelog.parser.value.TimeReader;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything in a template that makes no sense, before it is used. */
public final class TemplateCheck {
    private static final int MOST_CHARACTERS = 10_000;

    private final Template template;
    private final List<Problem> problems = new ArrayList<>();

    private TemplateCheck(Template template) {
        this.template = template;
    }

    /**
     * Something to put right.
     *
     * @param field where, as {@code columns[3].format}
     * @param code stable, UPPER_SNAKE
     */
    public record Problem(String field, String code, String message) {}

    /** All problems, none if the template can be used. */
    public static List<Problem> problems(Template template) {
        TemplateCheck check = new TemplateCheck(template);
        check.template();
        check.layout();
        for (int i = 0; i < template.columns().size(); i++) {
            check.column("columns[" + i + "]", template.columns().get(i));
        }
        return List.copyOf(check.problems);
    }

    private void template() {
        if (template.name().isBlank()) {
            add("name", "BLANK", "A template needs a name.");
        }
        Set<Field> held = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Column column : template.columns()) {
            if (column.field() != null) {
                held.add(column.field());
            }
            if (!keys.add(ColumnNames.key(column.name()))) {
                add("columns", "DUPLICATE_COLUMN", "Two columns are named " + column.name() + ".");
            }
        }
        if (!held.contains(Field.START) && !held.contains(Field.START_DATE)) {
            add("columns", "NO_TIME", "No column says when an event starts.");
        }
        zone("defaults.zone", template.defaults().zone());
    }

    private void layout() {
        positions();
        if (template.layout() instanceof Layout.Delimited delimited) {
            delimited(delimited);
        } else if (template.layout() instanceof Layout.FixedWidth fixed) {
            fixedWidth(fixed);
        }
    }

    private void delimited(Layout.Delimited delimited) {
        sign("layout.delimiter", delimited.delimiter());
        sign("layout.quote", delimited.quote());
        if (!delimited.header()) {
            placed();
        }
    }

    private void placed() {
        if (template.columns().stream().allMatch(column -> column.position() == null)) {
            add("columns", "NO_POSITION", "Without a header, columns need positions.");
        }
    }

    private void fixedWidth(Layout.FixedWidth fixed) {
        placed();
        for (int i = 0; i < fixed.fields().size(); i++) {
            Span span = fixed.fields().get(i);
            if (span.from() < 0 || span.to() <= span.from() || span.to() > MOST_CHARACTERS) {
                add(
                        "layout.fields[" + i + "]",
                        "BAD_SPAN",
                        "A field needs a character at least, among the first "
                                + MOST_CHARACTERS
                                + ".");
            }
        }
    }

    private void positions() {
        int fields = fields();
        for (int i = 0; i < template.columns().size(); i++) {
            Column column = template.columns().get(i);
            Integer position = column.position();
            if (position == null) {
                continue;
            }
            String path = "columns[" + i + "].position";
            if (position < 0) {
                add(path, "BAD_POSITION", "Positions count from 0.");
            } else if (position >= fields) {
                add(
                        path,
                        "NO_SUCH_FIELD",
                        "Column \"%s\" is at position %d, but the layout has %d fields: positions 0 to %d."
                                .formatted(column.name(), position, fields, fields - 1));
            }
        }
    }

    /** How many a record has at most, as far as the layout says. */
    private int fields() {
        if (template.layout() instanceof Layout.FixedWidth fixed) {
            return fixed.fields().size();
        }
        return template.layout() instanceof Layout.Delimited delimited
                        && !delimited.header()
                        && delimited.maxColumns() != null
                ? delimited.maxColumns()
                : Integer.MAX_VALUE;
    }

    private void sign(String field, @Nullable Character sign) {
        if (sign != null && (sign >= 0x80 || sign == '\n' || sign == '\r')) {
            add(field, "BAD_CHARACTER", "It must be an ASCII character and no line break.");
        }
    }

    private void column(String path, Column column) {
        if (ColumnNames.key(column.name()).isEmpty()) {
            add(path + ".name", "BLANK", "A column needs a name with letters or digits.");
        }
        zone(path + ".zone", column.zone());
        format(path + ".format", column);
        column.values().values().forEach(means -> meanings(path + ".values", means));
        meanings(path + ".otherwise", column.otherwise());
    }

    private void format(String path, Column column) {
        String format = column.format();
        Field field = column.field();
        if (format == null || field == null) {
            return;
        }
        try {
            switch (field) {
                case START, START_DATE -> {
                    new TimeReader(format);
                    year(path, format);
                }
                case START_TIME, ANSWER, END -> new TimeReader(format);
                case DURATION, BILLED, RING -> new DurationReader(format);
                case COST -> new MoneyReader(format);
                case FIRST_CELL, FIRST_CELL_POSITION, LAST_CELL, LAST_CELL_POSITION ->
                        new CellPattern(format);
                default -> {}
            }
        } catch (IllegalArgumentException e) {
            add(path, "BAD_FORMAT", "\"" + format + "\" is not understood: " + e.getMessage());
        }
    }

    /** A day without a year would be one of 1970. */
    private void year(String path, String format) {
        for (String pattern : format.split("\\|")) {
            if (hasDayButNoYear(pattern)) {
                add(
                        path,
                        "NO_YEAR",
                        "\"%s\" has no year. Say it in braces, as in %s{2026}, or %s{?} to have it found."
                                .formatted(pattern, pattern, pattern));
            }
        }
    }

    private static boolean hasDayButNoYear(String pattern) {
        boolean named = pattern.indexOf('_') >= 0;
        boolean year = pattern.chars().anyMatch(c -> c == 'y' || c == 'u' || c == '{');
        return !named && !year && pattern.indexOf('M') >= 0;
    }

    private void meanings(String path, Map<Field, String> meanings) {
        meanings.forEach(
                (field, text) -> {
                    boolean known =
                            switch (field) {
                                case TYPE -> names(EventType.values(), text);
                                case DIRECTION -> names(Direction.values(), text);
                                case OUTCOME -> names(Outcome.values(), text);
                                default -> true;
                            };
                    if (!known) {
                        String message = "\"" + text + "\" is no " + field.wireName() + ".";
                        add(path, "BAD_VALUE", message);
                    }
                });
    }

    private static boolean names(Enum<?>[] values, String text) {
        return Arrays.stream(values).anyMatch(value -> value.name().equalsIgnoreCase(text));
    }

    private void zone(String path, @Nullable String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            add(path, "BAD_ZONE", "\"" + zone + "\" is no time zone.");
        }
    }

    private void add(String field, String code, String message) {
        problems.add(new Problem(field, code, message));
    }
}
