package io.phonelog.event.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.phonelog.event.read.EventView;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;

/** Events as CSV (RFC 4180, UTF-8, a header row), for spreadsheets and statistics. */
final class CsvEvents implements EventWriter {

    @Override
    public byte[] head() {
        try {
            return written(Collections.singletonList(EventColumn.names()));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    @Override
    public byte[] block(List<EventView> events) throws IOException {
        return written(events.stream().map(EventColumn::valuesOf).toList());
    }

    private static byte[] written(List<String[]> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(csv::writeRecord);
        }
        return text.toString().getBytes(UTF_8);
    }
}
