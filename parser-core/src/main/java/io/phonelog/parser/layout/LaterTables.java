package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.Section;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.layout.Recognition.Readable;
import io.phonelog.parser.layout.TablesFound.Start;
import io.phonelog.parser.record.AheadRecords;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;
import io.phonelog.parser.record.SectionWatch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the tables of a file behind its first, as its records go by, and what the columns of each
 * mean. What stands between a table and the names of the next belongs to the next, totals excepted.
 */
public final class LaterTables implements SectionWatch {
    private static final int MAX_BETWEEN = 20;

    /** So many rows of a table are asked at most where their time is. */
    private static final int MAX_FIRST_ROWS = 20;

    private static final Limits USUAL = new Limits(100_000, 5000);

    private final Limits limits;
    private final TablesFound found;

    /** The first table's names are known as such by their place alone: some of them are missing. */
    private final boolean isFirstByPlaces;

    private final List<Section> open = new ArrayList<>();
    private final RunningSubject subject;
    private final List<KeptRecord> between = new ArrayList<>();
    private Start now;
    private long dataLine;
    private long part;
    private int timeAt = -1;
    private int firstRows;
    private int sections;
    private int looks;

    /**
     * @param first the file's first table
     * @param templates that the others may have
     * @param years of the file's dates
     */
    public LaterTables(
            Readable first,
            LayoutRecogniser layouts,
            Collection<Template> templates,
            YearFinder years) {
        this(first, new TablesFound(first, layouts, templates, years), USUAL);
    }

    LaterTables(Readable first, TablesFound found, Limits limits) {
        this.found = found;
        this.limits = limits;
        this.isFirstByPlaces = first.head().columns().isEmpty();
        this.dataLine = first.head().dataLine();
        this.now = found.first();
        this.subject = new RunningSubject(first);
        if (subject.now() != null) {
            long names = first.head().headerLine();
            open.add(new Section(dataLine, 0, names, dataLine, subject.now()));
        }
    }

    /**
     * Behind them all is of a table that nobody understands.
     *
     * @param looks at lines that may be names and are of no table yet; one takes a tenth of a
     *     millisecond
     * @param sections travel with the plan; beyond half of them none is spent on telling the titles
     *     between parts of one table from its rows
     */
    record Limits(int looks, int sections) {}

    @Override
    public void see(AheadRecords record) throws IOException {
        if (record.place() < dataLine || sections == limits.sections) {
            return;
        }
        if (subject.isNext() || !between.isEmpty() || !isRow(record)) {
            look(record);
        } else if (timeAt < 0 && firstRows++ < MAX_FIRST_ROWS) {
            timeAt = TableStart.timeAt(KeptRecord.of(record).fields());
        }
    }

    /**
     * The rule for nearly all records, and cheap: of the table's width or nearly, and with a
     * figure.
     */
    private boolean isRow(AheadRecords record) {
        int size = record.size();
        return record.fault() == RecordFault.NONE
                && TableStart.isWide(size, now.width())
                && record.place() >>> RowRecords.PART_SHIFT == part
                && record.hasDigit()
                && (size < 3 || !record.isBlank(2) || size > 3 && !record.isBlank(3));
    }

    private void look(AheadRecords record) throws IOException {
        long its = record.place() >>> RowRecords.PART_SHIFT;
        boolean apart = its != part || !between.isEmpty() || record.size() != now.width();
        part = its;
        if (record.size() > TableStart.MAX_WIDTH) {
            between.clear();
            return;
        }
        KeptRecord kept = KeptRecord.of(record);
        Start start = startAt(kept, record, apart);
        if (start != null) {
            begin(kept, start);
        } else if (isSubjects(kept) || isBeside(kept, !record.hasDigit())) {
            wait(kept);
        } else {
            goOn(kept);
        }
    }

    private boolean isSubjects(KeptRecord line) {
        return isSparse(line.fields()) && subject.hear(line);
    }

    /** The table goes on, perhaps with rows of another subject. */
    private void goOn(KeptRecord row) {
        if (subject.change(false)) {
            long line = between.isEmpty() ? row.place() : between.get(0).place();
            now = sections == limits.sections - 1 ? found.unknown(row) : now;
            open(new Section(line, now.table(), 0, row.place(), subject.now()));
        }
        between.clear();
    }

    private void open(Section section) {
        open.add(section);
        sections++;
    }

    private @Nullable Start startAt(KeptRecord names, AheadRecords records, boolean apart)
            throws IOException {
        if (!TableStart.mayName(names)) {
            return null;
        }
        List<KeptRecord> below = records.ahead(TableStart.LOOK);
        if (!TableStart.mayBeAbove(below)) {
            return null;
        }
        boolean known = found.isKnown(names);
        if (!known && TableStart.isGroup(names, below, now.width(), timeAt)) {
            return null;
        }
        if (!known && ++looks > limits.looks) {
            return found.unknown(names);
        }
        return TableStart.isAt(names, below, apart)
                ? found.startAt(names, between, records, apart)
                : null;
    }

    /**
     * More of them than this are no titles of a table: whatever they are, a range may end there.
     */
    private void wait(KeptRecord record) {
        long characters = between.stream().mapToLong(KeptRecord::characters).sum();
        if (between.size() == MAX_BETWEEN || characters > KeptRecord.MOST_CHARACTERS) {
            between.clear();
        } else {
            between.add(record);
        }
    }

    /** Neither a row of the table, if a sparse one, nor a total of it. */
    private boolean isBeside(KeptRecord record, boolean words) {
        List<String> fields = record.fields();
        return record.fault() == RecordFault.NONE
                && (words || isSparse(fields))
                && (words || !hasRowsTime(fields))
                && !Totals.isTotal(Sample.Row.of(record));
    }

    private boolean isSparse(List<String> fields) {
        long filled = TableStart.filled(fields);
        return filled <= 1 || filled * 2 < now.width();
    }

    /** What has its time where rows have theirs is a row, and if it is cut off, a broken one. */
    private boolean hasRowsTime(List<String> fields) {
        int time = TableStart.timeAt(fields);
        if (time < 0 || fields.size() >= now.width()) {
            return time >= 0;
        }
        return fields.size() > 1 && (timeAt < 0 || time == timeAt);
    }

    private void begin(KeptRecord names, Start start) {
        boolean isTitled = between.stream().anyMatch(line -> TableStart.filled(line.fields()) > 0);
        long line = between.isEmpty() ? names.place() : between.get(0).place();
        between.clear();
        boolean same = !subject.change(isTitled) && start.table() == now.table();
        now = !same && sections == limits.sections - 1 ? found.unknown(names) : start;
        dataLine = names.place() + now.data();
        timeAt = -1;
        firstRows = 0;
        boolean isNew = isTitled || isFirstByPlaces && now.table() == 0;
        if (!same || isNew && sections < limits.sections / 2) {
            open(
                    new Section(
                            line,
                            now.table(),
                            names.place() + now.header(),
                            dataLine,
                            subject.now()));
        }
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
        return found.tables();
    }
}
