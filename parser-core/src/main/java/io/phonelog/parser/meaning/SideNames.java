package io.phonelog.parser.meaning;

import java.util.Set;

/** What names of two columns say of who called whom. */
public final class SideNames {
    private SideNames() {}

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
}
