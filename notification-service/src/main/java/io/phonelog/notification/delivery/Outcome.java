package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What came of an attempt. */
sealed interface Outcome {

    /**
     * The endpoint answered.
     *
     * @param body its beginning
     */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Outcome {
        private static final int GONE = 410;

        boolean taken() {
            return status >= 200 && status < 300;
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
}
