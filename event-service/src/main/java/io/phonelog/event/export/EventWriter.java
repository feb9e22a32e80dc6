package io.phonelog.event.export;

import io.phonelog.event.read.EventView;

import java.io.IOException;
import java.util.List;

/** Writes events in one format, block by block. */
sealed interface EventWriter permits CsvEvents, JsonLines {

    /** What comes before the first event. */
    byte[] head();

    byte[] block(List<EventView> events) throws IOException;
}
