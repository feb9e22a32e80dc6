package io.phonelog.notification.push;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What came of an attempt to push. */
sealed interface PushOutcome {
    /** The push service has it. */
    record Accepted() implements PushOutcome {}

    /** It was not sent: where the push service is could not be found out for now. */
    record Unresolved() implements PushOutcome {}

    /** There is no such subscription any more. */
    record Gone() implements PushOutcome {}

    /** It will not be taken, however often it is sent. */
    record Refused(String reason) implements PushOutcome {}

    /**
     * It may be taken later.
     *
     * @param pause what the push service asks for, if it does
     */
    record Failed(String reason, @Nullable Duration pause) implements PushOutcome {}
}
