package io.phonelog.parser.row;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.SaidSubject;
import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.record.Records;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads the records of one table. */
final class TableRows {
    private final int index;
    private final LineKinds kinds;
    private final @Nullable RowMapper mapper;
    private final @Nullable SumsSaid sums;
    private final @Nullable SaidSubject subject;

    private TableRows(
            int index,
            LineKinds kinds,
            @Nullable RowMapper mapper,
            @Nullable SumsSaid sums,
            @Nullable SaidSubject subject) {
        this.index = index;
        this.kinds = kinds;
        this.mapper = mapper;
        this.sums = sums;
        this.subject = subject;
    }

    /**
     * @param subject of rows that do not say it themselves
     */
    static TableRows understood(
            int index, LineKinds kinds, RowMapper mapper, @Nullable SaidSubject subject) {
        return new TableRows(index, kinds, mapper, new SumsSaid(mapper.plan()), subject);
    }

    /** Of a table whose columns nobody understands. */
    static TableRows unknown(int index, TableHead head) {
        return new TableRows(index, new LineKinds(null, head), null, null, null);
    }

    /** As in a section: 0 for the file's first table. */
    int index() {
        return index;
    }

    LineKinds.Kind kind(Records record) {
        return kinds.of(record);
    }

    /** What a line beside the rows says that these add up to. */
    List<Sums.Declared> declared(Records record, boolean total) {
        return sums == null ? List.of() : sums.in(record, total);
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
        return mapper.map(record, subject);
    }
}
