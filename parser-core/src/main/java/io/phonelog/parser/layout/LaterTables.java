package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.Section;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.layout.Recognition.Inferred;
import io.phonelog.parser.layout.Recognition.Readable;
import io.phonelog.parser.record.AheadRecords;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;
import io.phonelog.parser.record.SectionWatch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tables of a file behind its first, as its records go by, and what the columns of each mean.
 * What stands between a table and the names of the next belongs to the next, totals excepted.
 */
public final class LaterTables implements SectionWatch {
    private static final int SAMPLE = 300;
    private static final int MAX_BETWEEN = 20;

    /** Of different columns; later ones are not understood. */
    private static final int MAX_TABLES = 32;

    /** Of names in a file, of which the meaning is looked for; that takes some ten milliseconds. */
    private static final int MAX_ASKED = 50;

    /** Of lines that may be names; that takes a tenth of a millisecond. */
    private static final int MAX_LOOKS = 20_000;

    /** They travel with the plan. Behind them nothing more is told apart. */
    private static final int MAX_SECTIONS = 5000;

    private final LayoutRecogniser layouts;
    private final Collection<Template> templates;
    private final RecordForm form;
    private final Map<List<String>, Start> starts = new HashMap<>();
    private final List<OtherTable> tables = new ArrayList<>();
    private final List<Section> open = new ArrayList<>();
    private final List<KeptRecord> between = new ArrayList<>();
    private Start now;
    private long dataLine;
    private long part;
    private int sections;
    private int asked;
    private int looks;

    /**
     * @param first the file's first table
     * @param templates that the others may have
     */
    public LaterTables(Readable first, LayoutRecogniser layouts, Collection<Template> templates) {
        this.layouts = layouts;
        this.templates = templates;
        this.form = first.form();
        this.dataLine = first.head().dataLine();
        this.now = new Start(0, 0, dataLine - first.head().headerLine(), first.mapping().size());
        starts.put(TableStart.keys(first.head().columns()), now);
    }

    /**
     * How a table begins.
     *
     * @param header where its names are, from the first line of them
     * @param data where its records begin, from there
     * @param width how many columns it has
     */
    private record Start(int table, long header, long data, int width) {}

    @Override
    public void see(AheadRecords record) throws IOException {
        if (record.place() >= dataLine
                && (!between.isEmpty() || !isRow(record))
                && sections < MAX_SECTIONS) {
            look(record);
        }
    }

    /** The rule for nearly all records, and cheap: of the table's width or nearly, and with a figure. */
    private boolean isRow(AheadRecords record) {
        int size = record.size();
        return record.fault() == RecordFault.NONE
                && size <= now.width
                && size * 2 > now.width
                && record.place() >>> RowRecords.PART_SHIFT == part
                && record.hasDigit()
                && (size < 3 || !record.isBlank(1) || !record.isBlank(2));
    }

    private void look(AheadRecords record) throws IOException {
        KeptRecord kept = KeptRecord.of(record);
        long its = kept.place() >>> RowRecords.PART_SHIFT;
        boolean apart = its != part || !between.isEmpty() || kept.fields().size() != now.width;
        part = its;
        Start start = isStart(kept, record, apart) ? startOf(kept, record, apart) : null;
        if (start != null) {
            begin(kept, start);
        } else if (isBeside(kept, !record.hasDigit())) {
            wait(kept);
        } else {
            between.clear();
        }
    }

    private boolean isStart(KeptRecord names, AheadRecords records, boolean apart)
            throws IOException {
        List<KeptRecord> below = records.ahead(TableStart.LOOK);
        if (looks > MAX_LOOKS || !TableStart.mayBeAbove(below)) {
            return false;
        }
        looks++;
        return TableStart.isAt(names, below, apart);
    }

    /** More of them than this are no titles of a table: whatever they are, a range may end there. */
    private void wait(KeptRecord record) {
        if (between.size() == MAX_BETWEEN) {
            between.clear();
        } else {
            between.add(record);
        }
    }

    /** Neither a row of the table, if a sparse one, nor a total of it. */
    private boolean isBeside(KeptRecord record, boolean words) {
        List<String> fields = record.fields();
        long filled = TableStart.filled(fields);
        boolean sparse = filled <= 1 || filled * 2 < now.width;
        return record.fault() == RecordFault.NONE
                && (words || sparse)
                && (words || fields.size() < now.width || !TableStart.hasTime(fields))
                && !Totals.isTotal(Sample.Row.of(record));
    }

    private void begin(KeptRecord names, Start start) {
        boolean titled = between.stream().anyMatch(line -> TableStart.filled(line.fields()) > 0);
        long line = between.isEmpty() ? names.place() : between.get(0).place();
        between.clear();
        dataLine = names.place() + start.data;
        if (start.table != now.table || titled) {
            open.add(new Section(line, start.table, names.place() + start.header, dataLine));
            sections++;
        }
        now = start;
    }

    /** Null when it is no table after all: nothing divides it from the rows above, and nobody understands it. */
    private @Nullable Start startOf(KeptRecord names, AheadRecords records, boolean apart)
            throws IOException {
        List<String> keys = TableStart.keys(names.fields());
        Start start = starts.get(keys);
        if (start == null && tables.size() < MAX_TABLES - 1 && asked++ < MAX_ASKED) {
            start = understood(names, records);
        }
        if (start == null && apart) {
            start = unknown(names);
        }
        if (start != null) {
            starts.putIfAbsent(keys, start);
        }
        return start;
    }

    private @Nullable Start understood(KeptRecord names, AheadRecords records) throws IOException {
        List<KeptRecord> sample = new ArrayList<>(between);
        sample.add(names);
        sample.addAll(records.ahead(SAMPLE));
        if (layouts.recognise(sample, form, templates) instanceof Readable found
                && !found.head().columns().isEmpty()
                && found.head().dataLine() > names.place()) {
            Template template = found.template();
            boolean drafted = found instanceof Inferred;
            tables.add(
                    new OtherTable(
                            found.head().columns(),
                            template.id(),
                            template.version(),
                            drafted ? template : null));
            return new Start(
                    tables.size(),
                    found.head().headerLine() - names.place(),
                    found.head().dataLine() - names.place(),
                    found.mapping().size());
        }
        return null;
    }

    /** The last of the tables stands for all that come after it. */
    private Start unknown(KeptRecord names) {
        if (tables.size() < MAX_TABLES) {
            tables.add(new OtherTable(names.fields(), null, null, null));
        }
        long below = names.nextPlace() - names.place();
        return new Start(tables.size(), 0, below, names.fields().size());
    }

    @Override
    public boolean isBetween() {
        return !between.isEmpty();
    }

    @Override
    public List<Section> take() {
        List<Section> taken = List.copyOf(open);
        open.clear();
        taken.stream().reduce((earlier, later) -> later).ifPresent(open::add);
        return taken;
    }

    @Override
    public List<OtherTable> tables() {
        return List.copyOf(tables);
    }
}
