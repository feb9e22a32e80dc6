package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.SaidSubject;
import io.phonelog.parser.layout.Recognition.Readable;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whose records those of a file are while they go by: what a line says holds until another line says
 * something else, whatever table they are of.
 */
final class RunningSubject {
    private @Nullable SaidSubject now;
    private @Nullable SaidSubject next;

    /** A number that no words name holds for its own rows only. */
    private boolean isNamed = true;

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
        return next != null;
    }

    /** Whether a line that is none of the table says whose the next records are. */
    boolean hear(KeptRecord line) {
        SubjectSaid said = beginsWithTime(line) ? null : SubjectSaid.in(line);
        if (said != null) {
            next = said.subject();
        }
        return said != null;
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
        SaidSubject heard = next;
        SaidSubject before = now;
        next = null;
        if (heard != null && (before == null || !heard.number().equals(before.number()))) {
            now = heard;
        } else if (heard == null && titled && !isNamed) {
            now = null;
        }
        isNamed |= heard != null;
        return now != before;
    }
}
