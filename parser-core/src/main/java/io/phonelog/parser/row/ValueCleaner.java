package io.phonelog.parser.row;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Takes off what is not part of a value, and tells values that say nothing. */
final class ValueCleaner {
    private final String wrappers;
    private final Set<String> none;
    private final int longestNone;

    ValueCleaner(String wrappers, Collection<String> templateNone, Collection<String> columnNone) {
        this.wrappers = wrappers;
        this.none = new HashSet<>(templateNone);
        this.none.addAll(columnNone);
        this.longestNone = none.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The value itself, or null when there is none. */
    @Nullable String clean(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && isPadding(written.charAt(from))) {
            from++;
        }
        while (to > from && isPadding(written.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            return null;
        }
        String value = to - from == written.length() ? written : written.substring(from, to);
        return value.length() <= longestNone && none.contains(value) ? null : value;
    }

    private boolean isPadding(char c) {
        return c <= ' ' || c == '\u00A0' || !wrappers.isEmpty() && wrappers.indexOf(c) >= 0;
    }

    Set<String> none() {
        return none;
    }
}
