package io.phonelog.job;

import io.phonelog.contracts.job.JobState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A line of a job's history as clients see it. */
public record TransitionView(
        int run, @Nullable JobState from, JobState to, String actor, String reason, Instant at) {

    static TransitionView of(JobTransition transition) {
        return new TransitionView(
                transition.run(),
                transition.from(),
                transition.to(),
                transition.actor(),
                transition.reason(),
                transition.at());
    }
}
