package io.phonelog.parser.container;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RecordReader;

import java.io.IOException;
import java.util.List;

/** One object of JSON a line. A line that is none costs nothing but itself. */
final class JsonLines implements NamedRecords {
    private final RecordReader lines;
    private final List<String> names;
    private NamedRow row = new NamedRow();
    private List<String> fields = List.of();
    private RecordFault fault = RecordFault.NONE;

    JsonLines(RecordReader lines, List<String> names) {
        this.lines = lines;
        this.names = names;
    }

    @Override
    public boolean next() throws IOException {
        if (!lines.next()) {
            return false;
        }
        row = new NamedRow();
        fault = lines.fault();
        if (fault == RecordFault.NONE && !lines.isBlank()) {
            read(lines.raw(RecordReader.MAX_RECORD));
        }
        fields = fault == RecordFault.NONE ? row.inOrder(names) : List.of();
        return true;
    }

    private void read(String line) throws IOException {
        try (JsonParser json = JsonObjects.FACTORY.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                row = JsonObjects.read(json);
                fault = json.nextToken() == null ? RecordFault.NONE : RecordFault.BAD_JSON;
            } else {
                fault = RecordFault.BAD_JSON;
            }
        } catch (JsonProcessingException e) {
            row = new NamedRow();
            fault = RecordFault.BAD_JSON;
        }
    }

    @Override
    public NamedRow row() {
        return row;
    }

    @Override
    public RecordFault fault() {
        return fault;
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public long nextPlace() {
        return lines.nextPlace();
    }

    @Override
    public long offset() {
        return lines.offset();
    }

    @Override
    public int length() {
        return lines.length();
    }

    @Override
    public long consumed() {
        return lines.consumed();
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public boolean isBlank() {
        return lines.isBlank();
    }

    @Override
    public String text(int field) {
        return fields.get(field);
    }

    @Override
    public String raw(int maxChars) {
        return lines.raw(maxChars);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
