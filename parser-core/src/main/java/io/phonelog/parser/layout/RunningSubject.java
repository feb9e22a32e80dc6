package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.SaidSubject;
import io.phonelog.parser.layout.Recognition.Readable;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whose records those of a file are while they go by: what a line says holds until another line
 * says something else, whatever table they are of.
 */
final class RunningSubject {
    private @Nullable SaidSubject now;

    /** Null also where a line names several. */
    private @Nullable SaidSubject next;

    private boolean heard;

    /** A number that no words name holds for its own rows only, and where it is said again. */
    private boolean isNamed = true;

    private boolean again;

    RunningSubject(Readable first) {
        SubjectSaid said = first.subject();
        if (said != null) {
            now = said.subject();
            isNamed = said.isNamed();
        }
    }

    /** Of the records that come now; null when no line has said it. */
    @Nullable SaidSubject now() {
        return now;
    }

    /** Whether a line has said whose the next records are. */
    boolean isNext() {
        return heard;
    }

    /** Whether a line that is none of the table says whose the next records are. */
    boolean hear(KeptRecord line) {
        List<SaidNumber> said = beginsWithTime(line) ? List.of() : SaidNumber.subjectsIn(line);
        if (said.isEmpty()) {
            again |= !isNamed && repeats(line);
            return false;
        }
        SubjectSaid one = SubjectSaid.named(said);
        heard = true;
        next = one == null ? null : one.subject();
        return true;
    }

    private boolean repeats(KeptRecord line) {
        String number = now == null ? null : now.number();
        return SaidNumber.in(line).stream().anyMatch(said -> said.number().equals(number));
    }

    private static boolean beginsWithTime(KeptRecord line) {
        return line.fields().stream()
                .filter(field -> !field.isBlank())
                .findFirst()
                .filter(first -> TableStart.timeAt(List.of(first)) >= 0)
                .isPresent();
    }

    /**
     * Records come.
     *
     * @param titled whether they are divided from those before by lines of words
     * @return whether they are of another subject than those before
     */
    boolean change(boolean titled) {
        SaidSubject before = now;
        if (heard) {
            now = isSame(before, next) ? before : next;
            isNamed = true;
        } else if (titled && !isNamed && !again) {
            now = null;
        }
        heard = false;
        again = false;
        next = null;
        return now != before;
    }

    /** Pages repeat what they say on lines of their own. */
    private static boolean isSame(@Nullable SaidSubject one, @Nullable SaidSubject other) {
        return one != null && other != null && one.number().equals(other.number());
    }
}
