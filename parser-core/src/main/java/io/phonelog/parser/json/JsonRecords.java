package io.phonelog.parser.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.phonelog.contracts.parse.RecordForm.Json.Shape;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.NamedRecords;
import io.phonelog.parser.record.NamedRow;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Objects in a document of JSON. Those in arrays are records, also in several arrays; other values
 * stand beside the table.
 */
public final class JsonRecords extends RowRecords implements NamedRecords {
    private final JsonParser json;
    private final Shape shape;
    private final List<String> names;
    private NamedRow row = new NamedRow();

    public JsonRecords(InputStream in, Shape shape, List<String> names, LongSupplier consumed)
            throws IOException {
        super(consumed);
        this.json = JsonObjects.parser(in);
        this.shape = shape;
        this.names = names;
    }

    @Override
    protected @Nullable Row read() throws IOException {
        row = new NamedRow();
        try {
            for (JsonToken at = json.nextToken(); at != null; at = json.nextToken()) {
                if (at == JsonToken.START_OBJECT && isRecord()) {
                    return object();
                }
                if (at.isScalarValue() && at != JsonToken.VALUE_NULL) {
                    return Row.beside(json.currentName() + ": " + cut(json.getText()));
                }
            }
            return null;
        } catch (JsonProcessingException | CharConversionException e) {
            throw new DamagedFile(RecordFault.JSON_BROKEN_OFF, e);
        }
    }

    private boolean isRecord() {
        return shape == Shape.OBJECTS || json.getParsingContext().getParent().inArray();
    }

    private Row object() throws IOException {
        long from = json.currentTokenLocation().getByteOffset();
        row = JsonObjects.read(json);
        long length = json.currentLocation().getByteOffset() - from;
        return new Row(
                RecordFault.NONE,
                false,
                from,
                (int) Math.min(length, Integer.MAX_VALUE),
                row.inOrder(names),
                row.raw());
    }

    @Override
    public NamedRow row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
