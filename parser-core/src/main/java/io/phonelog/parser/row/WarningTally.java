package io.phonelog.parser.row;

import io.phonelog.contracts.parse.RowWarning;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what somebody should look at, by its code. */
final class WarningTally {
    private final SortedMap<String, RowWarning> all = new TreeMap<>();

    void add(List<String> codes, long line) {
        if (!codes.isEmpty()) {
            codes.forEach(code -> add(code, line));
        }
    }

    void add(String code, long line) {
        all.merge(code, new RowWarning(code, 1, line), RowWarning::and);
    }

    List<RowWarning> all() {
        return List.copyOf(all.values());
    }
}
