package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonFormat;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What was used and what it cost. Null: the file does not say.
 *
 * @param durationS as the file counts it, in seconds
 * @param billedS charged, in seconds
 * @param ringS before the answer, in seconds
 * @param currency ISO 4217
 */
public record Amounts(
        @Nullable Long durationS,
        @Nullable Long billedS,
        @Nullable Long ringS,
        @Nullable Long bytesUp,
        @Nullable Long bytesDown,
        @Nullable Long messageCount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal cost,
        @Nullable String currency) {

    public static final Amounts NONE = new Amounts(null, null, null, null, null, null, null, null);
}
