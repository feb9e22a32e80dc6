package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides all columns of a table together: a field is held by one column only, and some fields shut
 * out others. The surest column is decided first; what it takes, the others cannot have.
 */
final class Assignment {
    private static final Map<Field, Set<Field>> SHUTS_OUT =
            Map.of(
                    Field.START, EnumSet.of(Field.START_DATE, Field.START_TIME),
                    Field.START_DATE, EnumSet.of(Field.START),
                    Field.START_TIME, EnumSet.of(Field.START));

    private static final double REPEATED = 0.7;

    private final TableProfile table;
    private final FieldModel model;
    private final List<Map<String, Double>> features = new ArrayList<>();
    private final List<double[]> probabilities = new ArrayList<>();
    private final Set<Field> taken = EnumSet.noneOf(Field.class);

    /**
     * @param label its number in the model
     * @param raw the model's probability among what was left
     */
    record Choice(int label, double raw) {}

    Assignment(TableProfile table, FieldModel model) {
        this.table = table;
        this.model = model;
        for (ColumnProfile column : table.columns()) {
            Map<String, Double> all = ColumnFeatures.of(table, column);
            features.add(all);
            probabilities.add(possible(column, model.probabilities(all)));
        }
    }

    /** Nothing is as likely as before that the values cannot be. */
    private double[] possible(ColumnProfile column, double[] of) {
        double sum = 0;
        for (int i = 0; i < of.length; i++) {
            of[i] = Possible.holds(table, column, model.labels().get(i)) ? of[i] : 0;
            sum += of[i];
        }
        for (int i = 0; i < of.length; i++) {
            of[i] /= sum;
        }
        return of;
    }

    /** A choice for each column, in their order. */
    List<Choice> decide() {
        @Nullable Choice[] choices = new Choice[table.columns().size()];
        for (int round = 0; round < choices.length; round++) {
            int surest = -1;
            Choice best = null;
            for (int i = 0; i < choices.length; i++) {
                Choice choice = choices[i] == null ? best(i) : null;
                if (choice != null && (best == null || choice.raw > best.raw)) {
                    surest = i;
                    best = choice;
                }
            }
            if (best != null) {
                choices[surest] = best;
                take(model.labels().get(best.label));
            }
        }
        List<Choice> all = new ArrayList<>();
        for (Choice choice : choices) {
            if (choice != null) {
                all.add(choice);
            }
        }
        return all;
    }

    private void take(@Nullable Field field) {
        if (field != null) {
            taken.add(field);
            taken.addAll(SHUTS_OUT.getOrDefault(field, Set.of()));
        }
        if (taken.contains(Field.FROM) && taken.contains(Field.TO)) {
            taken.add(Field.OTHER_PARTY);
        }
    }

    /**
     * Half of what others took is doubt that remains. A column that most likely repeats whose
     * record it is, as accounts beside lines do, is none of the fields.
     */
    private Choice best(int column) {
        double[] of = probabilities.get(column);
        int best = -1;
        double free = 0;
        double held = 0;
        for (int i = 0; i < of.length; i++) {
            Field field = model.labels().get(i);
            held += field == Field.SUBJECT && taken.contains(field) ? of[i] : 0;
            if (isFree(i)) {
                free += of[i];
                best = best < 0 || of[i] > of[best] ? i : best;
            }
        }
        int none = model.labels().indexOf(null);
        return held > REPEATED && none >= 0
                ? new Choice(none, held)
                : new Choice(best, free == 0 ? 0 : of[best] / free * (0.5 + 0.5 * free));
    }

    private boolean isFree(int label) {
        Field field = model.labels().get(label);
        return field == null || !taken.contains(field) && !isWithoutBase(field);
    }

    /**
     * Names belong to numbers, and what was billed or rung to what was talked: a length that is
     * alone is the duration.
     */
    private boolean isWithoutBase(Field field) {
        boolean other = taken.contains(Field.OTHER_PARTY);
        return switch (field) {
            case FROM_NAME -> other && !taken.contains(Field.FROM);
            case TO_NAME -> other && !taken.contains(Field.TO);
            case OTHER_NAME -> taken.contains(Field.FROM) && taken.contains(Field.TO);
            case BILLED, RING -> !taken.contains(Field.DURATION);
            default -> false;
        };
    }

    /** What spoke for a choice. */
    List<String> reasons(int column, Choice choice) {
        return Reasons.of(
                model, features.get(column), choice.label, runnerUp(column, choice.label));
    }

    private int runnerUp(int column, int label) {
        double[] of = probabilities.get(column);
        int best = label == 0 ? 1 : 0;
        for (int i = 0; i < of.length; i++) {
            best = i != label && of[i] > of[best] ? i : best;
        }
        return best;
    }

    /** The model's probability of a label for a column. */
    double probability(int column, int label) {
        return probabilities.get(column)[label];
    }
}
