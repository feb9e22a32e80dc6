package io.phonelog.parser.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The columns of one row that no field holds, in their order. Most rows have a few, of which nobody
 * asks for one by its name: two arrays are made faster than a table of hashes.
 */
final class Extras extends AbstractMap<String, String> {
    private static final int FIRST_ROOM = 8;

    /** With more, names are looked up in a set: a hostile row may have thousands. */
    private static final int FEW = 32;

    private String[] names = new String[FIRST_ROOM];
    private String[] values = new String[FIRST_ROOM];
    private Set<String> known = Set.of();
    private int size;

    /** Adds a column; false when there is one of that name. */
    boolean add(String name, String value) {
        if (has(name)) {
            return false;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
        return true;
    }

    private boolean has(String name) {
        if (size > FEW) {
            if (known.isEmpty()) {
                known = new HashSet<>(Arrays.asList(names).subList(0, size));
            }
            return !known.add(name);
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> each) {
        for (int i = 0; i < size; i++) {
            each.accept(names[i], values[i]);
        }
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < size;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (at == size) {
                throw new NoSuchElementException();
            }
            return Map.entry(names[at], values[at++]);
        }
    }
}
