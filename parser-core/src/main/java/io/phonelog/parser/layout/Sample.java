package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.parser.record.FixedWidthRecords;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.RecordReader;
import io.phonelog.parser.record.Records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The first records of a file.
 *
 * @param form how they were read
 * @param records the same as the rows, for reading them again
 */
record Sample(RecordForm form, List<Row> rows, List<KeptRecord> records) {
    private static final int MAX_ROWS = 300;
    private static final int MAX_RAW = 200;

    /**
     * @param nextLine where the following record begins
     * @param raw as written, cut at {@value #MAX_RAW} characters
     */
    record Row(long line, long nextLine, List<String> fields, String raw) {
        static Row of(KeptRecord record) {
            String raw = record.raw();
            return new Row(
                    record.place(),
                    record.nextPlace(),
                    record.fields(),
                    raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW));
        }

        boolean isBlank() {
            return fields.stream().allMatch(String::isBlank);
        }
    }

    static Sample of(List<KeptRecord> records, RecordForm form) {
        return new Sample(form, records.stream().map(Row::of).toList(), records);
    }

    static Sample read(byte[] head, Dialect dialect) {
        return read(head, dialect, MAX_ROWS);
    }

    static Sample read(byte[] head, Dialect dialect, int maxRows) {
        RecordReader records = new RecordReader(new ByteArrayInputStream(head), dialect, 0, 1);
        return read(head, dialect, records, records::nextOffset, maxRows);
    }

    static Sample read(byte[] head, RecordForm.FixedWidth form) {
        ByteArrayInputStream in = new ByteArrayInputStream(head);
        FixedWidthRecords records =
                new FixedWidthRecords(
                        RecordReader.ofLines(in, form.charset(), 0, 1, null), form.fields());
        return read(head, form, records, records::nextOffset, MAX_ROWS);
    }

    private static Sample read(
            byte[] head, RecordForm form, Records records, LongSupplier nextOffset, int maxRows) {
        List<KeptRecord> kept = new ArrayList<>();
        try {
            while (kept.size() < maxRows && records.next()) {
                boolean cutOff = nextOffset.getAsLong() == head.length && !endsLine(head);
                if (cutOff && kept.size() > 1) {
                    break;
                }
                kept.add(KeptRecord.of(records));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
        return of(kept, form);
    }

    private static boolean endsLine(byte[] head) {
        return head[head.length - 1] == '\n' || head[head.length - 1] == '\r';
    }

    /** Without the tables behind the first, in forms that are read table by table. */
    Sample firstTable() {
        if (!isInTables()) {
            return this;
        }
        int end = FirstTable.end(records);
        return end == records.size() ? this : of(records.subList(0, end), form);
    }

    /** Whether there may be several tables, with lines between them. */
    boolean isInTables() {
        return form instanceof Dialect
                || form instanceof RecordForm.Workbook
                || form instanceof RecordForm.Html
                || form instanceof RecordForm.Pdf;
    }

    /** How many columns most rows have. */
    int usualWidth() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Row row : rows) {
            if (!row.isBlank()) {
                counts.merge(row.fields().size(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
