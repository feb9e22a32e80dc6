package io.phonelog.parser.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.phonelog.parser.record.LineRecords;
import io.phonelog.parser.record.NamedRecords;
import io.phonelog.parser.record.NamedRow;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RecordReader;

import java.io.IOException;
import java.util.List;

/** One object of JSON a line. */
public final class JsonLines extends LineRecords implements NamedRecords {
    private final List<String> names;
    private NamedRow row = new NamedRow();

    public JsonLines(RecordReader lines, List<String> names) {
        super(lines);
        this.names = names;
    }

    @Override
    protected List<String> fieldsOf(String line) throws IOException {
        row = new NamedRow();
        if (line.isEmpty()) {
            return List.of();
        }
        try (JsonParser json = JsonObjects.FACTORY.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                row = JsonObjects.read(json);
                return json.nextToken() == null ? row.inOrder(names) : broken(RecordFault.BAD_JSON);
            }
        } catch (JsonProcessingException e) {
            row = new NamedRow();
        }
        return broken(RecordFault.BAD_JSON);
    }

    @Override
    public NamedRow row() {
        return row;
    }
}
