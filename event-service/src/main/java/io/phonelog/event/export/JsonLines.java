package io.phonelog.event.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.phonelog.event.read.EventView;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** One JSON object a line (ndjson.org): each the event as {@code GET /events} gives it. */
final class JsonLines implements EventWriter {
    private static final int ROOM = 256 * 1024;

    private final ObjectWriter json;

    JsonLines(ObjectMapper json) {
        this.json =
                json.writerFor(EventView.class).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public byte[] head() {
        return new byte[0];
    }

    @Override
    public byte[] block(List<EventView> events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
        for (EventView event : events) {
            json.writeValue(out, event);
            out.write('\n');
        }
        return out.toByteArray();
    }
}
