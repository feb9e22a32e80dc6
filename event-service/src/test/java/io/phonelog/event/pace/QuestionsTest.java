package io.phonelog.event.pace;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.EventCalls;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;

@QuarkusTest
@WithStack
class QuestionsTest {
    @Inject Questions served;

    @Test
    void somebodyAsksWhileACallWaitsAndAMomentAfterItsAnswer() {
        Questions questions = new Questions();
        assertThat(questions.untilQuiet()).isNotPositive();

        var first = questions.begin();
        var second = questions.begin();
        first.end();
        first.end();
        assertThat(questions.untilQuiet()).isPositive();

        second.end();
        await().until(() -> questions.untilQuiet() <= 0);
    }

    @Test
    void callsAreSeenAndTheirEnds() {
        await().until(() -> served.untilQuiet() <= 0);

        await().until(
                        () -> {
                            EventCalls.events(Map.of("limit", "1"));
                            return served.untilQuiet() > 0;
                        });
        await().until(() -> served.untilQuiet() <= 0);
    }
}
