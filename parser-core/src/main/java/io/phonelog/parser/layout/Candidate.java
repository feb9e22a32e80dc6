package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A template held against a file. */
record Candidate(
        Template template,
        Sample sample,
        TableHead head,
        List<ColumnGuess> mapping,
        double confidence) {

    /** Whose records these are by what is said above them; null where a column says it, or nothing. */
    @Nullable SubjectSaid subject() {
        boolean wanted = !Boolean.FALSE.equals(template.defaults().subjectAbove());
        return wanted && !SubjectSaid.isColumn(mapping) ? SubjectSaid.above(sample, head) : null;
    }
}
