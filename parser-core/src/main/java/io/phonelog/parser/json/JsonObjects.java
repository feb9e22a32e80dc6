package io.phonelog.parser.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.NamedRow;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;

/** Reads objects of JSON as rows. Numbers stay as they are written. */
final class JsonObjects {
    /** Bounded in what a single value may take. */
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(100)
                                    .maxStringLength(1 << 20)
                                    .maxNameLength(1000)
                                    .maxNumberLength(1000)
                                    .build())
                    .build();

    private JsonObjects() {}

    /** Bytes of any encoding that JSON has; it is told by the first of them. */
    static JsonParser parser(InputStream in) throws IOException {
        try {
            return FACTORY.createParser(in);
        } catch (CharConversionException e) {
            throw new DamagedFile(RecordFault.JSON_BROKEN_OFF, e);
        }
    }

    /** The object at whose start the parser stands; leaves it at the end. */
    static NamedRow read(JsonParser json) throws IOException {
        NamedRow row = new NamedRow();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                inner(json, name, row);
            } else {
                row.add(name, value(json));
            }
        }
        return row;
    }

    private static void inner(JsonParser json, String outer, NamedRow row) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = outer + '.' + json.currentName();
            json.nextToken();
            row.add(name, value(json));
        }
    }

    private static String value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return "";
        }
        return json.currentToken().isScalarValue() ? json.getText() : structure(json);
    }

    /** What is nested deeper stays JSON. */
    private static String structure(JsonParser json) throws IOException {
        CutWriter text = new CutWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    /** Keeps the beginning of what is written. */
    private static final class CutWriter extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] from, int offset, int length) {
            int room = RowRecords.MAX_TEXT + 1 - text.length();
            text.append(from, offset, Math.min(room, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
