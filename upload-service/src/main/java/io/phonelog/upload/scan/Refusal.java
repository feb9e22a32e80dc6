package io.phonelog.upload.scan;

import io.phonelog.upload.Ending;
import io.phonelog.upload.UploadProblem;

import java.io.IOException;

/** A file must not be taken; ends reading from however deep inside archives. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    private final UploadProblem problem;
    private final String reason;

    /**
     * @param reason for the person who sent it
     */
    Refusal(UploadProblem problem, String reason) {
        super(reason);
        this.problem = problem;
        this.reason = reason;
    }

    Ending ending() {
        return new Ending(problem.name(), reason);
    }
}
