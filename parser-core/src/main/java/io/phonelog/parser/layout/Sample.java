package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RecordReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first records of a file, in one dialect.
 *
 * @param length how many bytes the whole records take; what follows was cut off
 */
record Sample(Dialect dialect, byte[] head, List<Row> rows, int length) {
    private static final int MAX_ROWS = 300;

    /**
     * @param nextLine where the following record begins
     */
    record Row(long line, long nextLine, List<String> fields) {
        boolean isBlank() {
            return fields.stream().allMatch(String::isBlank);
        }
    }

    static Sample read(byte[] head, Dialect dialect) {
        try {
            return readRows(head, dialect);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    private static Sample readRows(byte[] head, Dialect dialect) throws IOException {
        RecordReader records = new RecordReader(new ByteArrayInputStream(head), dialect, 0, 1);
        List<Row> rows = new ArrayList<>();
        int length = 0;
        while (rows.size() < MAX_ROWS && records.next()) {
            boolean cutOff = records.nextOffset() == head.length && !endsLine(head);
            if (cutOff && rows.size() > 1) {
                break;
            }
            length = (int) records.nextOffset();
            List<String> fields = new ArrayList<>();
            if (records.fault() == RecordFault.NONE) {
                for (int i = 0; i < records.size(); i++) {
                    fields.add(records.text(i));
                }
            }
            rows.add(new Row(records.line(), records.nextLine(), fields));
        }
        return new Sample(dialect, head, rows, length);
    }

    private static boolean endsLine(byte[] head) {
        return head[head.length - 1] == '\n' || head[head.length - 1] == '\r';
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

    /** The share of rows that are of the usual width, 0 to 1; 0 when that is a single column. */
    double regularity() {
        int width = usualWidth();
        if (width < 2) {
            return 0;
        }
        long alike = rows.stream().filter(row -> row.fields().size() == width).count();
        return (double) alike / rows.size();
    }
}
