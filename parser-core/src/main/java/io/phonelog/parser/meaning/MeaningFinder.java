package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.meaning.Assignment.Choice;
import io.phonelog.parser.meaning.ColumnMeaning.Alternative;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what the columns of a table mean that nobody has a template for: from the words in their
 * names, their values, and what is beside them, all columns together. Holds no state; safe for use
 * by several threads.
 */
public final class MeaningFinder {
    private static final int MAX_ALTERNATIVES = 3;
    private static final double WORTH_NAMING = 0.01;

    /** What is less sure than this and not needed for an event stays an extra. */
    private static final double LEAST = 0.5;

    private static final Pattern YEAR = Pattern.compile("\\b(20[0-4]\\d)\\b");
    private static final Set<String> DAY_FIRST =
            Set.of(
                    "datum",
                    "uhrzeit",
                    "dauer",
                    "rufnummer",
                    "anrufer",
                    "richtung",
                    "fecha",
                    "hora",
                    "duracion",
                    "durata",
                    "heure",
                    "duree",
                    "numero",
                    "czas",
                    "numer",
                    "tarih",
                    "sure",
                    "numara",
                    "tijd",
                    "duur",
                    "nummer",
                    "дата",
                    "время",
                    "номер",
                    "tarikh",
                    "samay");

    private final FieldModel model;
    private final Calibration calibration;

    /** With the model that comes with PhoneLog. */
    public MeaningFinder() {
        this(FieldModel.load(), Calibration.load());
    }

    MeaningFinder(FieldModel model, Calibration calibration) {
        this.model = model;
        this.calibration = calibration;
    }

    /**
     * Looks at a table.
     *
     * @param names of its columns; none where the file has none
     * @param rows its records, all of the same width
     * @param around what stands above the table
     */
    public TableMeaning find(List<String> names, List<List<String>> rows, String around) {
        return find(names, rows, around, null);
    }

    /**
     * The same of a table that does not say alone whose records it holds.
     *
     * @param subject the number that is said beside it for all rows, as written
     */
    public TableMeaning find(
            List<String> names, List<List<String>> rows, String around, @Nullable String subject) {
        Cells cells = Cells.of(rows, rows.isEmpty() ? names.size() : rows.get(0).size());
        TableProfile table = profile(names, cells, around);
        List<ColumnMeaning> meanings = ruled(meanings(table), table, cells, subject);
        return new Drafting(table, cells, names, meanings, subject != null).result();
    }

    /** What all columns together show, and no likelihood of one. */
    private static List<ColumnMeaning> ruled(
            List<ColumnMeaning> meanings,
            TableProfile table,
            Cells cells,
            @Nullable String subject) {
        List<ColumnMeaning> timed = TimesOfDay.found(meanings, table);
        List<ColumnMeaning> typed = SaidByValues.found(KindsByWords.found(timed, table), table);
        List<ColumnMeaning> directed = RolesByDirection.found(typed, cells, subject);
        List<ColumnMeaning> roles = ProvedRoles.found(directed, cells);
        List<ColumnMeaning> named = NamesOfParties.found(roles, table);
        return DegreesInPairs.found(CellsInOrder.found(PlacesOfCells.found(named, table), table));
    }

    static TableProfile profile(List<String> names, Cells cells, String around) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < cells.columns().size(); i++) {
            String name = i < names.size() ? names.get(i) : "";
            columns.add(new ColumnProfile(name, cells.columns().get(i)));
        }
        return new TableProfile(columns, hints(names, around));
    }

    private List<ColumnMeaning> meanings(TableProfile table) {
        Assignment assignment = new Assignment(table, model);
        List<Choice> choices = assignment.decide();
        List<ColumnMeaning> meanings = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            Field field = model.labels().get(choice.label());
            double confidence = calibration.right(choice.raw());
            boolean dropped = field != null && confidence < LEAST && !Drafting.isEssential(field);
            String name = table.columns().get(i).name();
            meanings.add(
                    new ColumnMeaning(
                            i,
                            name.isBlank() ? "column " + (i + 1) : name,
                            dropped ? null : field,
                            dropped ? 1 - confidence : confidence,
                            assignment.reasons(i, choice),
                            alternatives(assignment, i, dropped ? -1 : choice.label())));
        }
        return meanings;
    }

    private List<Alternative> alternatives(Assignment assignment, int column, int chosen) {
        List<Alternative> all = new ArrayList<>();
        for (int label = 0; label < model.labels().size(); label++) {
            double probability = assignment.probability(column, label);
            @Nullable Field field = model.labels().get(label);
            if (label != chosen && probability >= WORTH_NAMING) {
                all.add(new Alternative(field, Math.round(probability * 1000) / 1000.0));
            }
        }
        all.sort(Comparator.comparingDouble(Alternative::confidence).reversed());
        return List.copyOf(all.subList(0, Math.min(MAX_ALTERNATIVES, all.size())));
    }

    private static TimeHints hints(List<String> names, String around) {
        boolean dayFirst =
                names.stream()
                        .flatMap(name -> Concepts.words(name).stream())
                        .anyMatch(DAY_FIRST::contains);
        long apple =
                names.stream()
                        .filter(
                                name ->
                                        name.length() > 2
                                                && name.startsWith("Z")
                                                && name.equals(name.toUpperCase(Locale.ROOT)))
                        .count();
        Matcher years = YEAR.matcher(around);
        Integer year = null;
        while (years.find()) {
            Integer found = Integer.valueOf(years.group(1));
            if (year != null && !year.equals(found)) {
                return new TimeHints(dayFirst, apple > 2, null);
            }
            year = found;
        }
        return new TimeHints(dayFirst, apple > 2, year);
    }
}
