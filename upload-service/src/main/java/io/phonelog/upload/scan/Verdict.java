package io.phonelog.upload.scan;

import io.phonelog.upload.Ending;
import io.phonelog.upload.detect.Finding.Accepted;

import org.jspecify.annotations.Nullable;

/** What came of looking at a file. */
sealed interface Verdict {

    /**
     * Every byte was looked at, and nothing was found.
     *
     * @param recognised what it is, when its first bytes did not tell
     */
    record Clean(@Nullable Accepted recognised) implements Verdict {}

    /** Malware was found. */
    record Infected(String signature) implements Verdict {}

    /** It cannot be looked at, or must not be taken. */
    record Refused(Ending why) implements Verdict {}
}
