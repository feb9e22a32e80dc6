package io.phonelog.event.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out which events repeat which. Equal events of one file are told apart by counting: the
 * second of a file is the second of another file, so that three messages in the same minute stay
 * three, however many files have them. Only rows that cannot be two events count as one.
 */
final class Originals {
    private Originals() {}

    /**
     * Those that are there twice, each with the one that was first; that one is no key.
     *
     * @param alike all events of a moment that may equal each other
     */
    static Map<Candidate, Candidate> of(Collection<Candidate> alike) {
        Map<Fingerprint, Map<Candidate.Reading, List<Candidate>>> equal = new HashMap<>();
        for (Candidate candidate : alike) {
            equal.computeIfAbsent(candidate.traits().content(), content -> new HashMap<>())
                    .computeIfAbsent(candidate.reading(), reading -> new ArrayList<>())
                    .add(candidate);
        }
        Map<Candidate, Candidate> originals = new HashMap<>();
        for (Map<Candidate.Reading, List<Candidate>> readings : equal.values()) {
            Map<Integer, List<Candidate>> occurrences = new TreeMap<>();
            readings.values().forEach(rows -> count(rows, occurrences));
            occurrences.values().forEach(same -> mark(same, originals));
        }
        return originals;
    }

    /** Adds equal events of one file to the first, second, ... occurrence that each of them is. */
    private static void count(List<Candidate> rows, Map<Integer, List<Candidate>> occurrences) {
        rows.sort(Candidate.BY_ROW);
        Map<Fingerprint, Integer> repeated = new HashMap<>();
        int last = 0;
        for (Candidate candidate : rows) {
            Fingerprint row = candidate.traits().row();
            Integer occurrence = row == null ? null : repeated.get(row);
            if (occurrence == null) {
                occurrence = ++last;
                if (row != null) {
                    repeated.put(row, occurrence);
                }
            }
            occurrences.computeIfAbsent(occurrence, nth -> new ArrayList<>()).add(candidate);
        }
    }

    private static void mark(List<Candidate> same, Map<Candidate, Candidate> originals) {
        same.sort(Candidate.FIRST_COME);
        Candidate first = same.get(0);
        same.stream().skip(1).forEach(later -> originals.put(later, first));
    }
}
