package io.phonelog.parser.family;

import java.util.function.Function;

/**
 * A column of a made-up file.
 *
 * @param field the wire name of what it holds, or {@code extra}
 */
record FamilyColumn(String field, String name, Function<Event, String> values) {
    static final String EXTRA = "extra";
}
