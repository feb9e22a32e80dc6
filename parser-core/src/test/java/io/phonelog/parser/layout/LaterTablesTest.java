package io.phonelog.parser.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.parse.Container;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.record.Ranges;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

class LaterTablesTest {
    private static final LayoutRecogniser LAYOUTS = new LayoutRecogniser(0.5);
    private static final String CALLS =
            "Date Time,Number,Destination,Minutes,Type\n"
                    + "03/07/2026 09:05 PM,5555550123,Boise,1,-\n".repeat(20);

    @Test
    void linesThatMayBeTitlesDoNotKeepRangesFromEnding() throws IOException {
        LaterTables tables = tables();
        assertThat(ranges(CALLS + "date,number,call\n".repeat(2000), tables)).isGreaterThan(20);
        assertThat(tables.tables()).isEmpty();
    }

    @Test
    void tablesBeyondCountAreNotUnderstoodAndTakeNoMoreRoom() throws IOException {
        StringBuilder file = new StringBuilder(CALLS);
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'd'; b++) {
                file.append("\nDay,Name %s%s,Remark\n2026-03-07,x,y\n".formatted(a, b));
            }
        }
        LaterTables tables = tables();
        ranges(file.toString(), tables);
        assertThat(tables.tables()).hasSize(32);
        assertThat(tables.tables().get(31).templateId()).isNull();
    }

    private static LaterTables tables() {
        Recognition first =
                LAYOUTS.recognise(CALLS.getBytes(StandardCharsets.UTF_8), BuiltInTemplates.all());
        return new LaterTables((Recognition.Readable) first, LAYOUTS, BuiltInTemplates.all());
    }

    private static int ranges(String file, LaterTables tables) throws IOException {
        Recognition.Readable first =
                (Recognition.Readable)
                        LAYOUTS.recognise(
                                CALLS.getBytes(StandardCharsets.UTF_8), BuiltInTemplates.all());
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        int ranges = 0;
        try (Ranges cut =
                Parsed.source(bytes, Container.of(first.form()), first.head())
                        .cut(1000, tables, () -> true)) {
            while (cut.next() != null) {
                ranges++;
            }
        }
        return ranges;
    }
}
