package io.phonelog.notification.delivery;

/** An attempt that is over and what follows from it, to be recorded. */
record Settled(DueDelivery delivery, Attempt attempt, Verdict verdict) {

    /** Whether the endpoint did not take it. */
    boolean failed() {
        return verdict.ofAttempt() && !(verdict instanceof Verdict.Delivered);
    }
}
