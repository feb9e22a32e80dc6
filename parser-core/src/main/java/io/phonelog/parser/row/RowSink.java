package io.phonelog.parser.row;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;

/** Takes what becomes of each row, in the file's order. */
public interface RowSink {
    void event(PhoneEvent event);

    void reject(RejectedRow row);
}
