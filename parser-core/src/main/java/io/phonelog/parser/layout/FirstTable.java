package io.phonelog.parser.layout;

import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Finds where the first table of a sample ends because another one begins. */
final class FirstTable {
    /** Without names so many rows of so many values are a table, and not what is said above one. */
    private static final int ROWS = 3;

    private static final int VALUES = 3;

    private final List<KeptRecord> records;
    private @Nullable List<String> names;
    private int rows;
    private int width = -1;
    private int between = -1;

    private FirstTable(List<KeptRecord> records) {
        this.records = records;
    }

    /** How many records are before the next table; all of them when there is none. */
    static int end(List<KeptRecord> records) {
        return new FirstTable(records).end();
    }

    private int end() {
        for (int i = 0; i < records.size(); i++) {
            KeptRecord record = records.get(i);
            if (TableStart.hasTime(record.fields())) {
                row(record);
            } else if (begins(i)) {
                List<String> keys = TableStart.keys(record.fields());
                if (isTable() && !keys.equals(names)) {
                    return between < 0 ? i : between;
                }
                names = keys;
                width = keys.size();
                rows = 0;
                between = -1;
            } else if (Totals.isTotal(Sample.Row.of(record))) {
                between = -1;
            } else if (between < 0) {
                between = i;
            }
        }
        return records.size();
    }

    private void row(KeptRecord record) {
        if (names != null || TableStart.filled(record.fields()) >= VALUES) {
            rows++;
            width = record.fields().size();
        }
        between = -1;
    }

    private boolean isTable() {
        return rows >= (names == null ? ROWS : 1);
    }

    private boolean begins(int at) {
        KeptRecord record = records.get(at);
        List<KeptRecord> below =
                records.subList(at + 1, Math.min(records.size(), at + 1 + TableStart.LOOK));
        boolean apart = between >= 0 || record.fields().size() != width;
        return TableStart.mayBeAbove(below)
                && TableStart.mayName(record)
                && TableStart.isAt(record, below, apart);
    }
}
