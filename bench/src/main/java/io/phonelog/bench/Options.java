package io.phonelog.bench;

import java.util.Arrays;
import java.util.List;

/** A bench's name, and its options: {@code --rows 1000000}. */
record Options(List<String> words) {

    Options(String[] words) {
        this(Arrays.asList(words));
    }

    /** Empty when there is none. */
    String bench() {
        return words.isEmpty() ? "" : words.get(0);
    }

    long number(String name, long otherwise) {
        int at = words.indexOf(name);
        return at < 0 || at + 1 == words.size() ? otherwise : Long.parseLong(words.get(at + 1));
    }

    int count(String name, int otherwise) {
        return Math.toIntExact(number(name, otherwise));
    }
}
