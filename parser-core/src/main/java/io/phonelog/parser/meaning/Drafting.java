package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.mapping.ColumnNames;
import io.phonelog.parser.value.MoneyReader;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes a template of what the columns mean, and says how far it can be trusted. */
final class Drafting {
    static final String NAME = "inferred";

    /** A draft is no version of a published template. */
    static final int VERSION = 0;

    private static final Set<Field> WHEN = EnumSet.of(Field.START, Field.START_DATE);
    static final Set<Field> WHO =
            EnumSet.of(Field.FROM, Field.TO, Field.OTHER_PARTY, Field.DIALLED);

    /** What makes an event: of these none may be wrong. */
    private static final Set<Field> ESSENTIAL =
            EnumSet.of(
                    Field.START,
                    Field.START_DATE,
                    Field.START_TIME,
                    Field.FROM,
                    Field.TO,
                    Field.OTHER_PARTY,
                    Field.SUBJECT,
                    Field.DIRECTION,
                    Field.DURATION);

    private static final Set<Field> WORDED =
            EnumSet.of(Field.DIRECTION, Field.TYPE, Field.SUBTYPE, Field.OUTCOME);

    private static final double DOUBTFUL = 0.8;

    private final TableProfile table;
    private final Cells cells;
    private final List<ColumnMeaning> meanings;
    private final UsualValues usual;
    private final boolean byPosition;
    private final boolean subjectSaid;
    private final List<String> doubts = new ArrayList<>();
    private double confidence = 1;

    /**
     * @param subjectSaid whether it is said beside the table whose records it holds
     */
    Drafting(
            TableProfile table,
            Cells cells,
            List<String> names,
            List<ColumnMeaning> meanings,
            boolean subjectSaid) {
        this.table = table;
        this.cells = cells;
        this.meanings = meanings;
        this.usual = new UsualValues(table, meanings);
        this.subjectSaid = subjectSaid;
        this.byPosition = names.isEmpty() || !areTelling(names, table);
    }

    /** Every column with values has a name of its own; sheets have empty columns at their end. */
    private static boolean areTelling(List<String> names, TableProfile table) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String key = ColumnNames.key(names.get(i));
            boolean empty = table.columns().get(i).filled().isEmpty();
            if (key.isEmpty() ? !empty : !keys.add(key)) {
                return false;
            }
        }
        return true;
    }

    static boolean isEssential(Field field) {
        return ESSENTIAL.contains(field);
    }

    TableMeaning result() {
        Set<Field> held = EnumSet.noneOf(Field.class);
        List<Column> columns = new ArrayList<>();
        for (ColumnMeaning meaning : meanings) {
            ColumnProfile profile = table.columns().get(meaning.position());
            weigh(meaning, profile);
            columns.add(column(meaning, profile));
            if (meaning.field() != null) {
                held.add(meaning.field());
            }
        }
        if (subjectSaid) {
            held.add(Field.SUBJECT);
        }
        if (held.stream().noneMatch(WHEN::contains)) {
            return nothing("No column says when something happened.");
        }
        if (held.stream().noneMatch(WHO::contains) && !usual.areAlone(held)) {
            return nothing("No column says who called whom.");
        }
        Template draft = template(columns, usual.of(held));
        return new TableMeaning(meanings, draft, rounded(confidence), List.copyOf(doubts));
    }

    private TableMeaning nothing(String doubt) {
        return new TableMeaning(meanings, null, 0, List.of(doubt));
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    private void weigh(ColumnMeaning meaning, ColumnProfile profile) {
        Field field = meaning.field();
        boolean telling = profile.phones() || table.time(profile) != null;
        if (field != null ? ESSENTIAL.contains(field) : telling && profile.filledShare() > 0.5) {
            doubt(meaning.confidence(), "Column \"" + meaning.name() + "\" is not sure.");
        }
        TimeFormat time = table.time(profile);
        if (field != null && WHEN.contains(field) && time != null) {
            doubt(time.confidence(), "Column \"" + meaning.name() + "\": " + time.evidence() + '.');
        }
        DurationFormats.Found length = field == Field.DURATION ? duration(field, profile) : null;
        if (length != null) {
            doubt(
                    length.confidence(),
                    "Column \"" + meaning.name() + "\": " + length.evidence() + '.');
        }
    }

    private void doubt(double sure, String why) {
        confidence *= sure;
        if (sure < DOUBTFUL) {
            doubts.add(why);
        }
    }

    private Column column(ColumnMeaning meaning, ColumnProfile profile) {
        Field field = meaning.field();
        boolean counted =
                field != null && table.time(profile) != null && profile.filled().contains("0");
        return new Column(
                byPosition ? "column " + (meaning.position() + 1) : meaning.name(),
                List.of(),
                byPosition ? (Integer) meaning.position() : null,
                field != null && ESSENTIAL.contains(field) && !byPosition,
                field,
                field == null ? null : format(field, profile),
                null,
                counted ? List.of("0") : List.of(),
                field != null && WORDED.contains(field)
                        ? WordMeanings.of(profile, field)
                        : Map.of(),
                Map.of(),
                Map.of());
    }

    private @Nullable String format(Field field, ColumnProfile profile) {
        return switch (field) {
            case START, START_DATE, START_TIME, ANSWER, END -> {
                TimeFormat time = table.time(profile);
                yield time == null ? null : time.format();
            }
            case DURATION, BILLED, RING -> {
                DurationFormats.Found found = duration(field, profile);
                yield found == null ? null : found.notation();
            }
            case FIRST_CELL, LAST_CELL, FIRST_CELL_POSITION, LAST_CELL_POSITION ->
                    CellFormats.find(profile.name(), profile.filled());
            case COST -> MoneyReader.format(profile.filled());
            default -> null;
        };
    }

    private DurationFormats.@Nullable Found duration(Field field, ColumnProfile profile) {
        TableProfile.Gap gap = table.gap(profile);
        if (gap != null) {
            return gap.format();
        }
        return field == Field.DURATION
                ? DurationFormats.ofTalk(
                        profile.name(), profile.cells(), table.lengthsBeside(profile))
                : DurationFormats.find(profile.name(), profile.filled());
    }

    private Template template(List<Column> columns, Defaults defaults) {
        Layout layout = new Layout.Delimited(!byPosition, null, null, true, null, null, List.of());
        UUID id =
                UUID.nameUUIDFromBytes((columns + " " + defaults).getBytes(StandardCharsets.UTF_8));
        return new Template(
                id,
                VERSION,
                null,
                NAME,
                null,
                layout,
                columns,
                defaults,
                cells.wrappers(),
                cells.none(),
                List.of(),
                false);
    }
}
