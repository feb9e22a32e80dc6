package io.phonelog.contracts.template;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.contracts.event.PartyKind;

import org.jspecify.annotations.Nullable;

/**
 * What holds for every row of a layout unless a column says otherwise. Null: nothing does.
 *
 * @param zone the zone that this layout always writes
 * @param region ISO 3166 region of numbers without a country code
 * @param shortNumbers what a number of two to six digits is: {@code extension} for switchboards,
 *     {@code shortcode} for public networks
 * @param subjectAbove whether rows that do not say whose they are belong to the number that is said
 *     above the table; false: that number is another
 */
public record Defaults(
        @Nullable String zone,
        @Nullable String region,
        @Nullable EventType type,
        @Nullable Direction direction,
        @Nullable Outcome outcome,
        @Nullable String currency,
        @Nullable PartyKind shortNumbers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean subjectAbove) {

    public static final Defaults NONE =
            new Defaults(null, null, null, null, null, null, null, null);
}
