package io.phonelog.worker.plan;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.layout.Recognition.Unreadable;

import java.util.UUID;

/** Why a file cannot be planned, and what to do about it. */
final class Failures {
    private Failures() {}

    static JobFailure unreadable(Unreadable file) {
        return failure("input", file.code(), file.message(), file.remediation());
    }

    static JobFailure fileGone() {
        return failure(
                "storage",
                "FILE_GONE",
                "The uploaded file is not in the store any more.",
                "Upload the file again.");
    }

    static JobFailure templateUnknown(UUID template) {
        return failure(
                "layout",
                "TEMPLATE_UNKNOWN",
                "There is no template " + template + ".",
                "Retry with the id of a template from GET /templates, or without one.");
    }

    static JobFailure templateDoesNotFit(TableHead head) {
        return failure(
                "layout",
                "TEMPLATE_DOES_NOT_FIT",
                "The file's columns are not those of the template: " + head.columns() + ".",
                "Retry with another template, or without one to have the layout recognised.");
    }

    private static JobFailure failure(
            String category, String code, String message, String remediation) {
        return new JobFailure(category, code, message, false, remediation, null);
    }
}
