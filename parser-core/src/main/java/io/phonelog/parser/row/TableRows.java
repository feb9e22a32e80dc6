package io.phonelog.parser.row;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.record.Records;

import org.jspecify.annotations.Nullable;

/** Reads the records of one table. */
final class TableRows {
    private final LineKinds kinds;
    private final @Nullable RowMapper mapper;

    private TableRows(LineKinds kinds, @Nullable RowMapper mapper) {
        this.kinds = kinds;
        this.mapper = mapper;
    }

    static TableRows understood(LineKinds kinds, RowMapper mapper) {
        return new TableRows(kinds, mapper);
    }

    /** Of a table whose columns nobody understands. */
    static TableRows unknown(TableHead head) {
        return new TableRows(new LineKinds(null, head), null);
    }

    LineKinds.Kind kind(Records record) {
        return kinds.of(record);
    }

    PhoneEvent map(Records record) throws RowFault {
        if (mapper == null) {
            throw new RowFault(
                    null,
                    "TABLE_UNKNOWN",
                    "This table has other columns than the first, and they are not understood. Make a"
                            + " template that names them and retry the job, or upload the table as a"
                            + " file of its own.");
        }
        return mapper.map(record);
    }
}
