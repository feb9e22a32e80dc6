package io.phonelog.parser.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

class AheadRecordsTest {
    private static final int LONG = 1 << 20;

    @Test
    void looksAheadAsFarAsItIsAsked() throws IOException {
        try (AheadRecords records = new AheadRecords(new Rows(50, 10))) {
            assertThat(records.next()).isTrue();
            assertThat(records.ahead(20)).hasSize(20);
            assertThat(records.ahead(100)).hasSize(49);
        }
    }

    @Test
    void looksLessFarAheadWhereRecordsAreGiants() throws IOException {
        try (AheadRecords records = new AheadRecords(new Rows(50, LONG))) {
            assertThat(records.next()).isTrue();
            List<KeptRecord> ahead = records.ahead(30);
            long kept = ahead.stream().mapToLong(KeptRecord::characters).sum();
            assertThat(kept).isBetween((long) LONG, KeptRecord.MOST_CHARACTERS + 2 * LONG);
        }
    }

    @Test
    void whatWasLookedAtComesInItsTurn() throws IOException {
        try (AheadRecords records = new AheadRecords(new Rows(50, LONG))) {
            for (int i = 0; i < 50; i++) {
                assertThat(records.next()).isTrue();
                records.ahead(30);
                assertThat(records.line()).isEqualTo(i + 1);
            }
            assertThat(records.next()).isFalse();
        }
    }

    @Test
    void ofGiantsFewAreKeptToBeLookedAt() {
        FirstRecords first = new FirstRecords(300);
        String giant = "x".repeat(LONG);
        KeptRecord record = KeptRecord.names(Collections.nCopies(4, giant));
        while (!first.isFull()) {
            first.add(record);
        }
        assertThat(first.all()).hasSize(2);
    }

    @Test
    void fieldsWithNothingInThemTakeRoomToo() {
        FirstRecords first = new FirstRecords(10_000);
        KeptRecord wide = KeptRecord.names(Collections.nCopies(2048, ""));
        while (!first.isFull()) {
            first.add(wide);
        }
        assertThat(first.all()).hasSizeLessThan(200);
    }

    /** So many rows of so many letters. */
    private static final class Rows extends RowRecords {
        private final String text;
        private int left;

        Rows(int rows, int length) {
            super(() -> 0);
            this.left = rows;
            this.text = "x".repeat(length);
        }

        @Override
        protected @Nullable Row read() {
            return left-- > 0 ? Row.of(List.of(text, "1")) : null;
        }

        @Override
        public long place() {
            return line();
        }

        @Override
        public void close() {}
    }
}
