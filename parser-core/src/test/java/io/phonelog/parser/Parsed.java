package io.phonelog.parser;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.parser.layout.Recognition;
import io.phonelog.parser.row.ChunkParser;
import io.phonelog.parser.row.ParseMonitor;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.parser.row.ParsedChunk;
import io.phonelog.parser.row.RowSink;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What became of some bytes. */
public record Parsed(List<PhoneEvent> events, List<RejectedRow> rejects, ParsedChunk chunk) {
    public static final UUID ORG = new UUID(0x0192f0c100007000L, 0x80000000000000aaL);

    /** Reads a whole file in one piece. */
    public static Parsed of(
            byte[] file,
            Recognition.Known known,
            @Nullable String region,
            @Nullable String timezone) {
        return of(
                file,
                new ChunkRange(0, 0, file.length, 1),
                new ParseSettings(
                        ORG,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        known.template(),
                        known.dialect(),
                        known.head(),
                        region,
                        timezone));
    }

    /** Reads one range of a file. */
    public static Parsed of(byte[] file, ChunkRange range, ParseSettings settings) {
        Collected sink = new Collected(new ArrayList<>(), new ArrayList<>());
        int from = (int) range.from();
        int length = (int) (range.to() - range.from());
        try {
            ParsedChunk chunk =
                    new ChunkParser(settings)
                            .parse(
                                    new ByteArrayInputStream(file, from, length),
                                    range,
                                    sink,
                                    ParseMonitor.NONE);
            return new Parsed(sink.events, sink.rejects, chunk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Collected(List<PhoneEvent> events, List<RejectedRow> rejects)
            implements RowSink {
        @Override
        public void event(PhoneEvent event) {
            events.add(event);
        }

        @Override
        public void reject(RejectedRow row) {
            rejects.add(row);
        }
    }
}
