package io.phonelog.event.export;

import io.phonelog.event.read.EventView;

import java.io.IOException;
import java.util.List;

/** Writes events in one format, block by block. */
sealed interface EventWriter permits CsvEvents, JsonLines, ParquetEvents {

    /** What comes before the first event. */
    byte[] head();

    /** The next events; nothing when they are held back to be sent with later ones. */
    byte[] block(List<EventView> events) throws IOException;

    /** What comes after the last event. */
    default byte[] tail() throws IOException {
        return new byte[0];
    }
}
