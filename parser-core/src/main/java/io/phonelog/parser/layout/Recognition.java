package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.Classification.Alternative;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What {@link LayoutRecogniser} makes of a file. */
public sealed interface Recognition {

    /** It is known well enough how to read the file. */
    sealed interface Readable extends Recognition permits Known, Inferred {
        Template template();

        /** 0 to 1. */
        double confidence();

        /** How its records are written. */
        RecordForm form();

        TableHead head();

        /** Which field each of the file's columns holds. */
        List<ColumnGuess> mapping();

        /**
         * Whose records these are by what is said above them; null where a column says it, or
         * nothing.
         */
        @Nullable SubjectSaid subject();

        /** The mapping, and behind it what is said above the table. */
        default List<ColumnGuess> told() {
            return SubjectSaid.told(mapping(), subject());
        }

        Classification classification();
    }

    /**
     * The file has this layout.
     *
     * @param confidence 0 to 1
     * @param mapping which field each of its columns holds
     * @param alternatives other layouts that it may have, the likeliest first
     */
    record Known(
            Template template,
            double confidence,
            RecordForm form,
            TableHead head,
            List<ColumnGuess> mapping,
            @Nullable SubjectSaid subject,
            List<Alternative> alternatives)
            implements Readable {

        @Override
        public Classification classification() {
            return new Classification(template.name(), confidence, alternatives);
        }
    }

    /**
     * No template fits as it is, but the table speaks for itself.
     *
     * @param template a draft of version 0, made of what the columns mean; or of a template whose
     *     system has renamed columns, with its name
     * @param confidence 0 to 1, that what makes an event is right
     * @param alternatives known layouts that it may have, the likeliest first
     * @param doubts what a person should look at, in sentences
     */
    record Inferred(
            Template template,
            double confidence,
            RecordForm form,
            TableHead head,
            List<ColumnGuess> mapping,
            @Nullable SubjectSaid subject,
            List<Alternative> alternatives,
            List<String> doubts)
            implements Readable {

        @Override
        public Classification classification() {
            return new Classification(template.name(), confidence, alternatives);
        }
    }

    /**
     * It is a table, but nobody can be sure of which layout.
     *
     * @param guess the likeliest layout, a template's or a draft, if any comes near
     * @param confidence in the guess
     * @param head what looks like column names, and where the data seems to begin
     */
    record Unsure(
            @Nullable Template guess,
            double confidence,
            RecordForm form,
            TableHead head,
            List<ColumnGuess> mapping,
            List<Alternative> alternatives)
            implements Recognition {

        public Classification classification() {
            return new Classification(
                    guess == null ? "unknown" : guess.name(), confidence, alternatives);
        }
    }

    /**
     * It is no table of text.
     *
     * @param code stable, UPPER_SNAKE
     * @param remediation what to do, in a sentence
     */
    record Unreadable(String code, String message, String remediation) implements Recognition {}
}
