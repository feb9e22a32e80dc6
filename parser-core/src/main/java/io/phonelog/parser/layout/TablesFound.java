package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.layout.Recognition.Inferred;
import io.phonelog.parser.layout.Recognition.Readable;
import io.phonelog.parser.record.AheadRecords;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of a file by the names of their columns, and what these mean. */
final class TablesFound {
    private static final int SAMPLE = 300;

    /** Of different columns; one more, without names, stands for all that come later. */
    private static final int MAX_NAMED = 31;

    /** Of names in a file, of which the meaning is looked for; that takes some ten milliseconds. */
    private static final int MAX_ASKED = 50;

    private final LayoutRecogniser layouts;
    private final Collection<Template> templates;
    private final YearFinder years;
    private final RecordForm form;
    private final Map<List<String>, Start> starts = new HashMap<>();
    private final List<OtherTable> tables = new ArrayList<>();
    private final Set<List<String>> refused = new HashSet<>();
    private final Start first;
    private int nameless;
    private int asked;

    TablesFound(
            Readable first,
            LayoutRecogniser layouts,
            Collection<Template> templates,
            YearFinder years) {
        this.years = years;
        this.layouts = layouts;
        this.templates = templates;
        this.form = first.form();
        long data = first.head().dataLine() - first.head().headerLine();
        this.first = new Start(0, 0, data, first.mapping().size());
        starts.put(TableStart.keys(names(first)), this.first);
    }

    /** Also of a table that is read by places because some of its columns have no name. */
    private static List<String> names(Readable table) {
        List<String> names = table.head().columns();
        return names.isEmpty()
                ? table.mapping().stream().map(ParseReport.ColumnGuess::column).toList()
                : names;
    }

    /**
     * How a table begins.
     *
     * @param header where its names are, from the first line of them
     * @param data where its records begin, from there
     * @param width how many columns it has
     */
    record Start(int table, long header, long data, int width) {}

    /** Of the file's first table. */
    Start first() {
        return first;
    }

    /**
     * Null when it is no table after all: nothing divides it from the rows above, and nobody
     * understands it.
     *
     * @param titles what stands above the names
     * @param records at the names
     * @param apart whether something divides the names from the rows above
     */
    @Nullable Start startAt(
            KeptRecord names, List<KeptRecord> titles, AheadRecords records, boolean apart)
            throws IOException {
        List<String> keys = TableStart.keys(names.fields());
        if (starts.containsKey(keys) || !apart && refused.contains(keys)) {
            return starts.get(keys);
        }
        if (tables.size() >= MAX_NAMED || asked >= MAX_ASKED) {
            return unknown(names);
        }
        asked++;
        Start start = understood(names, titles, records);
        if (start == null && apart) {
            tables.add(new OtherTable(names.fields(), null, null, null));
            start = unknown(names, tables.size());
        }
        if (start == null) {
            refused.add(keys);
        } else {
            starts.put(keys, start);
        }
        return start;
    }

    /** Whether a table with these names was found before. */
    boolean isKnown(KeptRecord names) {
        return starts.containsKey(TableStart.keys(names.fields()));
    }

    /** Some table of which not even the names are kept. */
    Start unknown(KeptRecord names) {
        if (nameless == 0) {
            tables.add(new OtherTable(List.of(), null, null, null));
            nameless = tables.size();
        }
        return unknown(names, nameless);
    }

    private static Start unknown(KeptRecord names, int table) {
        return new Start(table, 0, names.nextPlace() - names.place(), names.fields().size());
    }

    private @Nullable Start understood(
            KeptRecord names, List<KeptRecord> titles, AheadRecords records) throws IOException {
        List<KeptRecord> sample = new ArrayList<>(titles);
        sample.add(names);
        sample.addAll(records.ahead(SAMPLE));
        if (layouts.recognise(sample, form, templates) instanceof Readable found
                && !found.head().columns().isEmpty()
                && found.head().dataLine() > names.place()) {
            Template template = years.completed(found.template());
            boolean own = found instanceof Inferred || template != found.template();
            tables.add(
                    new OtherTable(
                            found.head().columns(),
                            template.id(),
                            template.version(),
                            own ? template : null));
            return new Start(
                    tables.size(),
                    found.head().headerLine() - names.place(),
                    found.head().dataLine() - names.place(),
                    found.mapping().size());
        }
        return null;
    }

    /** Those besides the first, in the order in which they came first. */
    List<OtherTable> tables() {
        return List.copyOf(tables);
    }
}
