package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.mapping.ColumnMatcher;
import io.phonelog.parser.mapping.MappedColumn;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Recognises a template whose system has renamed some columns: what is left over on both sides is
 * brought together where the values mean what the template's column holds.
 */
final class Renaming {
    private static final double SURE = 0.9;

    /** Of the file's names so many must be the template's own. */
    private static final double MOST = 0.7;

    private final Candidate near;
    private final Inference inference;
    private final List<Column> free;
    private final List<MappedColumn> strange = new ArrayList<>();
    private final Map<Column, String> names = new HashMap<>();
    private double confidence = 1;

    private Renaming(Candidate near, List<MappedColumn> found, Inference inference) {
        this.near = near;
        this.inference = inference;
        this.free = new ArrayList<>(near.template().columns());
        for (MappedColumn mapped : found) {
            if (mapped.column() == null) {
                strange.add(mapped);
            } else {
                free.remove(mapped.column());
            }
        }
    }

    /** Whether both sides have columns left over, and the template's would hold another field. */
    static boolean mayLose(Candidate fitting) {
        List<MappedColumn> found = byName(fitting);
        Set<Field> held = held(found);
        return found.stream().anyMatch(mapped -> mapped.column() == null)
                && fitting.template().columns().stream().anyMatch(c -> adds(c, held));
    }

    /** For a template that fits as it is: with the columns that it would lose, null when none. */
    static @Nullable Candidate undoneIn(Candidate fitting, Inference inference) {
        if (!isSameTable(fitting, inference)) {
            return null;
        }
        List<MappedColumn> found = byName(fitting);
        Renaming renaming = new Renaming(fitting, found, inference);
        Set<Field> held = held(found);
        renaming.free.removeIf(column -> !adds(column, held));
        renaming.find();
        return renaming.names.isEmpty() ? null : renaming.candidate();
    }

    private static boolean adds(Column column, Set<Field> held) {
        return column.field() != null && !held.contains(column.field());
    }

    private static Set<Field> held(List<MappedColumn> found) {
        Set<Field> held = EnumSet.noneOf(Field.class);
        for (MappedColumn mapped : found) {
            if (mapped.column() != null && mapped.column().field() != null) {
                held.add(mapped.column().field());
            }
        }
        return held;
    }

    private static List<MappedColumn> byName(Candidate candidate) {
        return new ColumnMatcher(candidate.template()).byName(candidate.head().columns());
    }

    private static boolean isSameTable(Candidate near, Inference inference) {
        List<String> names = near.head().columns();
        return !names.isEmpty() && names.equals(inference.table().head().columns());
    }

    /**
     * For a template that comes near: with the file's names, held against the file; null when
     * nothing was renamed.
     */
    static @Nullable Candidate undone(Candidate near, Inference inference) {
        if (!isSameTable(near, inference)) {
            return null;
        }
        Renaming renaming = new Renaming(near, byName(near), inference);
        int all = near.head().columns().size();
        if (all - renaming.strange.size() < all * MOST) {
            return null;
        }
        renaming.find();
        return renaming.names.isEmpty() ? null : renaming.candidate();
    }

    private void find() {
        for (MappedColumn column : strange) {
            ColumnGuess guess = inference.mapping().get(column.position());
            String kind = guess.confidence() < SURE ? null : kind(guess.field());
            List<Column> fitting = free.stream().filter(c -> holds(c, kind)).toList();
            if (fitting.size() == 1) {
                names.put(fitting.get(0), column.name());
                free.remove(fitting.get(0));
                confidence *= guess.confidence();
            }
        }
    }

    private static boolean holds(Column column, @Nullable String kind) {
        Field field = column.field();
        return field != null && kind != null && kind.equals(kind(field.wireName()));
    }

    /** Which fields may stand for each other: a template says more of roles than values can. */
    private static @Nullable String kind(@Nullable String field) {
        if (field == null) {
            return null;
        }
        return switch (Field.named(field)) {
            case FROM, TO, SUBJECT, OTHER_PARTY -> "party";
            case TYPE, SUBTYPE -> "type";
            default -> field;
        };
    }

    private @Nullable Candidate candidate() {
        Template template = renamed();
        if (!(template.layout() instanceof Layout.Delimited layout)) {
            return null;
        }
        Candidate fit = new TemplateFit(template, layout).against(near.sample());
        if (fit == null) {
            return null;
        }
        List<ColumnGuess> mapping = new ArrayList<>();
        for (int i = 0; i < fit.mapping().size(); i++) {
            mapping.add(explained(fit.mapping().get(i), inference.mapping().get(i)));
        }
        return new Candidate(
                template, fit.sample(), fit.head(), mapping, fit.confidence() * confidence);
    }

    private ColumnGuess explained(ColumnGuess named, ColumnGuess inferred) {
        for (Map.Entry<Column, String> renamed : names.entrySet()) {
            if (renamed.getValue().equals(named.column())) {
                String reason = "the template's column " + renamed.getKey().name() + " is missing";
                List<String> reasons = new ArrayList<>(List.of(reason));
                reasons.addAll(inferred.reasons());
                return new ColumnGuess(
                        named.column(),
                        named.field(),
                        inferred.confidence(),
                        reasons,
                        inferred.alternatives());
            }
        }
        return named;
    }

    private Template renamed() {
        Template its = near.template();
        List<Column> columns = its.columns().stream().map(this::renamed).toList();
        String key = its.id() + " " + its.version() + " " + columns;
        return new Template(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                0,
                its.orgId(),
                its.name(),
                its.description(),
                its.layout(),
                columns,
                its.defaults(),
                its.wrappers(),
                its.none(),
                its.groupBy(),
                false);
    }

    private Column renamed(Column column) {
        String name = names.get(column);
        return name == null
                ? column
                : new Column(
                        name,
                        column.aliases(),
                        column.position(),
                        column.required(),
                        column.field(),
                        column.format(),
                        column.zone(),
                        column.none(),
                        column.values(),
                        column.otherwise(),
                        column.marked());
    }
}
