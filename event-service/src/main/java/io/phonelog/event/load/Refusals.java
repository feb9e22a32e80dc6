package io.phonelog.event.load;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Provenance;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rows of one batch that Postgres does not take.
 *
 * @param rows by their place in the batch
 * @param rejects what their job is told
 */
record Refusals(BitSet rows, List<RejectedRow> rejects) {
    /** Everything is taken. */
    static final Refusals NONE = new Refusals(new BitSet(), List.of());

    static final String CODE = "ROW_REFUSED";

    /** An event has no raw text; what was read of it must do. */
    private static final int LONGEST_RAW = 1_000;

    static Refusals empty() {
        return new Refusals(new BitSet(), new ArrayList<>());
    }

    void add(int row, PhoneEvent event, SQLException because) {
        rows.set(row);
        String read = event.toString();
        rejects.add(
                new RejectedRow(
                        lineOf(event.provenance()),
                        null,
                        CODE,
                        "The event store cannot keep this row (SQLSTATE %s). Tell support; the file has it still."
                                .formatted(because.getSQLState()),
                        read.substring(0, Math.min(read.length(), LONGEST_RAW))));
    }

    int count() {
        return rows.cardinality();
    }

    /** As in rejects of the parser: what is no stretch of bytes has a place of its own instead. */
    private static long lineOf(Provenance place) {
        return place.length() == 0 ? place.offset() : place.line();
    }
}
