package io.phonelog.parser.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.phonelog.contracts.parse.RecordForm.Json.Shape;
import io.phonelog.parser.record.DamagedFile;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;

/** Tells where the records of a JSON document are, from its first bytes. */
public final class JsonShape {
    private final JsonParser json;
    private boolean objectsInArrays;
    private boolean wholeObject;
    private boolean onOneLine;

    private JsonShape(JsonParser json) {
        this.json = json;
    }

    /** Null when it is no JSON with objects in it. */
    public static @Nullable Shape of(byte[] head) throws IOException {
        try (JsonParser json = JsonObjects.parser(new ByteArrayInputStream(head))) {
            return new JsonShape(json).look();
        } catch (DamagedFile e) {
            return null;
        }
    }

    private @Nullable Shape look() throws IOException {
        try {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return Shape.ARRAYS;
            }
            if (first != JsonToken.START_OBJECT) {
                return null;
            }
            firstObject();
            boolean another = json.nextToken() == JsonToken.START_OBJECT;
            return another ? several() : alone();
        } catch (JsonProcessingException | CharConversionException e) {
            return wholeObject ? several() : objectsInArrays ? Shape.ARRAYS : null;
        }
    }

    private void firstObject() throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        while (!json.getParsingContext().inRoot()) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            objectsInArrays |= object && json.getParsingContext().getParent().inArray();
        }
        wholeObject = true;
        onOneLine = line == json.currentTokenLocation().getLineNr();
    }

    private Shape several() {
        return onOneLine ? Shape.LINES : Shape.OBJECTS;
    }

    private Shape alone() {
        return objectsInArrays ? Shape.ARRAYS : Shape.OBJECTS;
    }
}
