package io.phonelog.parser.meaning;

import java.util.List;
import java.util.Set;

/** Which words are names of columns in one of the languages that are known. */
public final class ColumnWords {
    private static final Set<String> NO_WORD = Set.of("?");

    private ColumnWords() {}

    /** How many of the names say something of a column. */
    public static long known(List<String> names) {
        return names.stream().map(Concepts::of).filter(ColumnWords::sayMore).count();
    }

    private static boolean sayMore(Set<String> concepts) {
        return !concepts.isEmpty() && !concepts.equals(NO_WORD);
    }
}
