package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Which call this is a leg of.
 *
 * @param callGroupId the same for all legs of a call
 * @param leg from 1
 */
public record Grouping(
        @Nullable String callGroupId, @Nullable Integer leg, @Nullable Integer legCount) {

    public static final Grouping NONE = new Grouping(null, null, null);
}
