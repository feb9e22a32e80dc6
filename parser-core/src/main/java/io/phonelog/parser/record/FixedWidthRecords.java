package io.phonelog.parser.record;

import io.phonelog.contracts.parse.Span;

import java.util.ArrayList;
import java.util.List;

/** Lines with their fields at fixed places. A line that ends early has empty fields. */
public final class FixedWidthRecords extends LineRecords {
    private final List<Span> spans;

    /**
     * @param lines from {@link RecordReader#ofLines}
     */
    public FixedWidthRecords(RecordReader lines, List<Span> spans) {
        super(lines);
        this.spans = spans;
    }

    @Override
    protected List<String> fieldsOf(String line) {
        List<String> fields = new ArrayList<>(spans.size());
        for (Span span : spans) {
            int from = Math.min(span.from(), line.length());
            int to = Math.min(Math.max(span.to(), from), line.length());
            fields.add(line.substring(from, to).strip());
        }
        return fields;
    }
}
