package io.phonelog.stack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words after a command, taken one by one. */
final class Arguments {
    private final List<String> rest;

    Arguments(List<String> words) {
        rest = new ArrayList<>(words);
    }

    /** Whether the flag is given. */
    boolean flag(String name) {
        return rest.remove(name);
    }

    /** The value of an option: {@code --file F} or {@code --file=F}. */
    Optional<String> option(String name) {
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).startsWith(name + "=")) {
                return Optional.of(value(name, rest.remove(i).substring(name.length() + 1)));
            }
            if (rest.get(i).equals(name)) {
                rest.remove(i);
                return Optional.of(value(name, i == rest.size() ? "" : rest.remove(i)));
            }
        }
        return Optional.empty();
    }

    private static String value(String name, String given) {
        if (given.isEmpty()) {
            throw new Misuse(name + " needs a value");
        }
        return given;
    }

    /** The next word that is no option. */
    Optional<String> word() {
        return rest.isEmpty() || rest.get(0).startsWith("-")
                ? Optional.empty()
                : Optional.of(rest.remove(0));
    }

    void requireNoMore() {
        if (!rest.isEmpty()) {
            throw new Misuse("this is too much: " + String.join(" ", rest));
        }
    }
}
