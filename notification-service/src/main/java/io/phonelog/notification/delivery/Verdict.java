package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;

import java.time.Duration;

/** What an attempt means for its delivery. */
sealed interface Verdict {
    record Delivered() implements Verdict {}

    record TryAgain(Duration pause) implements Verdict {}

    /** The last attempt failed. */
    record GivenUp() implements Verdict {}

    /** The endpoint is gone for good: nothing is sent to it any more. */
    record EndpointGone() implements Verdict {}

    /**
     * @param made how many attempts were made, this one included
     */
    static Verdict on(Outcome outcome, int made, RetrySchedule schedule) {
        if (!(outcome instanceof Answered answer)) {
            return again(schedule.next(made, null));
        }
        if (answer.taken()) {
            return new Delivered();
        }
        return answer.gone() ? new EndpointGone() : again(schedule.next(made, answer.retryAfter()));
    }

    private static Verdict again(java.util.Optional<Duration> pause) {
        return pause.<Verdict>map(TryAgain::new).orElseGet(GivenUp::new);
    }
}
