package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.Classification.Alternative;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.layout.Recognition.Inferred;
import io.phonelog.parser.layout.Recognition.Known;
import io.phonelog.parser.layout.Recognition.Unsure;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A template held against a file. */
record Candidate(
        Template template,
        Sample sample,
        TableHead head,
        List<ColumnGuess> mapping,
        double confidence) {

    /**
     * Whose records these are by what is said above them; null where a column says it, or nothing.
     */
    @Nullable SubjectSaid subject() {
        boolean wanted = !Boolean.FALSE.equals(template.defaults().subjectAbove());
        return wanted && !SubjectSaid.isColumn(mapping) ? SubjectSaid.above(sample, head) : null;
    }

    /** It was written by this template. */
    Known known(List<Alternative> alternatives) {
        return new Known(
                template, rounded(), sample.form(), head, mapping, subject(), alternatives);
    }

    /** By this template too, but for what was found out about the file. */
    Inferred inferred(List<Alternative> alternatives) {
        return new Inferred(
                template,
                rounded(),
                sample.form(),
                head,
                mapping,
                subject(),
                alternatives,
                List.of());
    }

    /** A person has to say. */
    Unsure unsure(List<Alternative> alternatives) {
        return new Unsure(
                template,
                rounded(),
                sample.form(),
                head,
                SubjectSaid.told(mapping, subject()),
                alternatives);
    }

    Alternative alternative() {
        return new Alternative(template.name(), rounded());
    }

    private double rounded() {
        return Math.round(confidence * 1000) / 1000.0;
    }
}
