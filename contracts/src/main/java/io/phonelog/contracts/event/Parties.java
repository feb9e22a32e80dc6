package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Who took part.
 *
 * @param subject whose record this is
 * @param dialled what was keyed in, when it differs from where the call went
 */
public record Parties(
        @Nullable Party from,
        @Nullable Party to,
        @Nullable Party subject,
        @Nullable Party dialled,
        @Nullable Party forwardedTo) {

    public static final Parties NONE = new Parties(null, null, null, null, null);

    /** The party that is not the subject; null when nothing says who that is. */
    @Nullable Party contact(Direction direction) {
        if (subject != null) {
            boolean subjectSent = from != null && from.sameAddress(subject);
            return subjectSent || from == null ? to : from;
        }
        return switch (direction) {
            case IN -> from;
            case OUT, INTERNAL, FORWARDED -> to;
            case UNKNOWN -> from == null ? to : to == null ? from : null;
        };
    }
}
