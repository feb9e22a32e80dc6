package io.phonelog.notification.webhook;

import io.phonelog.notification.signature.SignatureKind;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * How a webhook's key is changed.
 *
 * @param overlapSeconds how long messages are signed with the present key too, up to 7 days;
 *     without it a day; 0 ends all earlier keys at once
 * @param signature of the new key; without it the kind stays
 */
public record RotateSecret(
        @Nullable @Min(0) @Max(RotateSecret.LONGEST_OVERLAP) Integer overlapSeconds,
        @Nullable SignatureKind signature) {
    static final int LONGEST_OVERLAP = 604_800;
}
