package io.phonelog.parser.meaning;

import java.util.Collections;
import java.util.Set;

/** What names of two columns say of who called whom. */
public final class SideNames {
    private static final Set<String> CALLERS =
            Set.of(
                    "caller",
                    "calling",
                    "callerid",
                    "anrufer",
                    "appelant",
                    "llamante",
                    "chiamante",
                    "chamador",
                    "beller",
                    "dzwoniacy",
                    "dzwoniacego",
                    "arayan");
    private static final Set<String> CALLED =
            Set.of(
                    "called",
                    "callee",
                    "angerufener",
                    "angerufene",
                    "gerufene",
                    "appele",
                    "llamado",
                    "chiamato",
                    "chamado",
                    "gebeld",
                    "gebelde",
                    "wybierany",
                    "wywolywany",
                    "aranan");

    private SideNames() {}

    /**
     * Whether they say it and cannot mean anything else. {@code From} and {@code To}, {@code A} and
     * {@code B}, {@code Source} and {@code Destination} may mean a subscriber and the others.
     */
    static boolean arePlain(String caller, String called) {
        return has(caller, CALLERS) && has(called, CALLED);
    }

    /**
     * Whether a subscriber's column is named for who calls and the other party's for who is called.
     */
    public static boolean nameCallers(String subject, String other) {
        Set<String> its = Concepts.of(subject);
        return its.contains("caller")
                && !its.contains("called")
                && !its.contains("own")
                && Concepts.of(other).contains("called");
    }

    /**
     * Whether a column is said to name somebody: the caller, whoever was called, or the other
     * party.
     */
    static boolean namesSomebody(Set<String> concepts) {
        return concepts.contains("name")
                && !concepts.contains("cell")
                && !concepts.contains("address")
                && (concepts.contains("other")
                        || concepts.contains("caller")
                        || concepts.contains("called"));
    }

    private static boolean has(String name, Set<String> words) {
        return !Collections.disjoint(Concepts.words(name), words);
    }
}
