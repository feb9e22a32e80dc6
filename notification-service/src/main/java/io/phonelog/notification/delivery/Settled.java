package io.phonelog.notification.delivery;

/** An attempt that is over and what follows from it, to be recorded. */
record Settled(DueDelivery delivery, Attempt attempt, Verdict verdict) {

    boolean delivered() {
        return verdict instanceof Verdict.Delivered;
    }
}
