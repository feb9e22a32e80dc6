package io.phonelog.parser.row;

import io.phonelog.contracts.parse.Sums.Declared;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What lines say of one measure, however many do: the last of them, and all before it together. */
final class DeclaredTotals {
    private @Nullable Declared earlier;
    private @Nullable Declared last;

    void add(Declared next) {
        if (last != null) {
            earlier =
                    earlier == null
                            ? last
                            : new Declared(
                                    last.line(), last.measure(), earlier.sum().add(last.sum()));
        }
        last = next;
    }

    /** One or two, in the file's order. */
    List<Declared> all() {
        return Stream.of(earlier, last).filter(Objects::nonNull).toList();
    }
}
