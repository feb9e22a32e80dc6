package io.phonelog.parser.record;

import io.phonelog.contracts.parse.TableHead;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Records whose fields carry their names. The columns of the table are all names of the first
 * records; names that only come later are gathered in the column {@link NamedRow#OTHERS}.
 */
public interface NamedRecords extends Records {
    int SAMPLE = 300;

    /** What the record holds; empty when it is broken. */
    NamedRow row();

    /** Opens the records with the columns of a table. */
    interface Opener {
        NamedRecords open(TableHead head) throws IOException;
    }

    /** The first records, the names before them. */
    static List<KeptRecord> sample(Opener opener) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (NamedRecords records = opener.open(new TableHead(List.of(), 0, 1))) {
            for (int i = 0; i < SAMPLE && records.next(); i++) {
                names.addAll(records.row().fields().keySet());
            }
        }
        if (names.isEmpty()) {
            return List.of();
        }
        names.remove(NamedRow.OTHERS);
        names.add(NamedRow.OTHERS);
        TableHead head = new TableHead(List.copyOf(names), 0, 1);
        FirstRecords kept = new FirstRecords(1 + SAMPLE);
        kept.add(KeptRecord.names(head.columns()));
        try (NamedRecords records = opener.open(head)) {
            while (!kept.isFull() && records.next() && !records.fault().isLast()) {
                kept.add(KeptRecord.of(records));
            }
        }
        return kept.all();
    }
}
