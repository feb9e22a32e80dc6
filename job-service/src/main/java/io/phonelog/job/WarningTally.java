package io.phonelog.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.phonelog.contracts.parse.RowWarning;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What somebody should look at in the rows of a run, by its code. Chunks come in any order. */
record WarningTally(SortedMap<String, RowWarning> byCode) {
    static final WarningTally NONE = new WarningTally(new TreeMap<>());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WarningTally of(List<RowWarning> all) {
        return NONE.with(all);
    }

    @JsonValue
    List<RowWarning> all() {
        return List.copyOf(byCode.values());
    }

    WarningTally with(List<RowWarning> more) {
        SortedMap<String, RowWarning> sum = new TreeMap<>(byCode);
        more.forEach(warning -> sum.merge(warning.code(), warning, RowWarning::and));
        return new WarningTally(sum);
    }

    List<JobWarning> warnings() {
        return byCode.values().stream().map(RowWarnings::told).toList();
    }
}
