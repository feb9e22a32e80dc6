package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;
import io.phonelog.notification.delivery.Outcome.NotMade;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** What an attempt means for its delivery. */
sealed interface Verdict {
    record Delivered() implements Verdict {}

    record TryAgain(Duration pause) implements Verdict {}

    /** It was no attempt: nothing is known of the endpoint, and none is used up. */
    record PutOff(Duration pause) implements Verdict {}

    /** The last attempt failed. */
    record GivenUp() implements Verdict {}

    /** The endpoint is gone for good: nothing is sent to it any more. */
    record EndpointGone() implements Verdict {}

    /** The state of the delivery from now on. */
    default DeliveryState state() {
        if (this instanceof TryAgain || this instanceof PutOff) {
            return DeliveryState.PENDING;
        }
        return this instanceof Delivered ? DeliveryState.DELIVERED : DeliveryState.FAILED;
    }

    /** How long until the next attempt; none when there is none. */
    default Duration untilNext() {
        if (this instanceof PutOff putOff) {
            return putOff.pause();
        }
        return this instanceof TryAgain again ? again.pause() : Duration.ZERO;
    }

    /** Whether the endpoint had its say. */
    default boolean ofAttempt() {
        return !(this instanceof PutOff);
    }

    /**
     * @param made how many attempts were made, this one included
     */
    static Verdict on(Outcome outcome, int made, RetrySchedule schedule) {
        if (outcome instanceof NotMade) {
            return new PutOff(schedule.putOff());
        }
        if (!(outcome instanceof Answered answer)) {
            return again(schedule, made, null);
        }
        if (answer.taken()) {
            return new Delivered();
        }
        return answer.gone() ? new EndpointGone() : again(schedule, made, answer.retryAfter());
    }

    private static Verdict again(RetrySchedule schedule, int made, @Nullable Duration asked) {
        Optional<Duration> pause = schedule.next(made, asked);
        return pause.isPresent() ? new TryAgain(pause.get()) : new GivenUp();
    }
}
