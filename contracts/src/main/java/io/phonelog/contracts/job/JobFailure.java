package io.phonelog.contracts.job;

import org.jspecify.annotations.Nullable;

/**
 * Why a job failed, for the person who must do something about it.
 *
 * @param category {@code input}, {@code layout}, {@code storage} or {@code internal}
 * @param code stable, UPPER_SNAKE
 * @param remediation what to do, in a sentence
 * @param supportReference what to quote to support
 */
public record JobFailure(
        String category,
        String code,
        String message,
        boolean retryable,
        String remediation,
        @Nullable String supportReference) {}
