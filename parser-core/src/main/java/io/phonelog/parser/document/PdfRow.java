package io.phonelog.parser.document;

import io.phonelog.parser.record.RowRecords;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines on a page that are one row.
 *
 * @param line the one that most of it is on, from 1
 * @param lines from top to bottom
 */
record PdfRow(int line, List<PdfLine> lines) {
    /** What stands in each column, line by line. */
    List<String> fields(List<Integer> boundaries) {
        List<String> fields = new ArrayList<>(lines.get(0).fields(boundaries));
        for (PdfLine more : lines.subList(1, lines.size())) {
            List<String> below = more.fields(boundaries);
            for (int i = 0; i < fields.size(); i++) {
                fields.set(i, RowRecords.cut((fields.get(i) + ' ' + below.get(i)).strip()));
            }
        }
        return fields;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (PdfLine one : lines) {
            text.append(text.isEmpty() ? "" : "\n").append(one.text());
        }
        return RowRecords.cut(text.toString());
    }
}
