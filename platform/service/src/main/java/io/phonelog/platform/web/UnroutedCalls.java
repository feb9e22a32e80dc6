package io.phonelog.platform.web;

import static io.phonelog.platform.problem.PlatformProblem.NOT_FOUND;

import io.phonelog.platform.problem.ProblemAnswers;
import io.vertx.ext.web.Router;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers calls that come to no resource, as every other problem is answered. */
@ApplicationScoped
public class UnroutedCalls {
    private final ProblemAnswers answers;

    public UnroutedCalls(ProblemAnswers answers) {
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.errorHandler(
                NOT_FOUND.status(),
                call -> answers.answer(call, NOT_FOUND.because("No such resource.")));
    }
}
