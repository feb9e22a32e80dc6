package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Set;

/** What came of an attempt. */
sealed interface Outcome {

    /**
     * The endpoint answered.
     *
     * @param body its beginning
     */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Outcome {
        private static final int GONE = 410;
        private static final int UNAVAILABLE = 503;
        private static final Set<Integer> THROTTLING = Set.of(429, 502, 504);

        boolean taken() {
            return status >= 200 && status < 300;
        }

        /** Whether the endpoint, and not this message alone, is to be left in peace for a while. */
        boolean throttles() {
            return THROTTLING.contains(status) || (status == UNAVAILABLE && retryAfter != null);
        }

        /** Whether the endpoint wants to hear no more. */
        boolean gone() {
            return status == GONE;
        }
    }

    /**
     * There was no answer.
     *
     * @param reason for the endpoint's owner
     */
    record Unanswered(String reason) implements Outcome {}

    /**
     * It did not come to an attempt, for a reason that is ours.
     *
     * @param reason for the endpoint's owner
     */
    record NotMade(String reason) implements Outcome {}
}
