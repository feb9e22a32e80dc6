package io.phonelog.event.duplicate;

import io.phonelog.contracts.event.Amounts;
import io.phonelog.contracts.event.EventBytes;
import io.phonelog.contracts.event.EventTime;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Grouping;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Place;
import io.phonelog.contracts.event.Precision;
import io.phonelog.contracts.event.Provenance;
import io.phonelog.contracts.event.Quality;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.ZoneSource;

import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What of an event other events are compared with. Where little is known of it, nothing but another
 * reading of the same row is equal: two different calls must never be taken for one.
 *
 * @param content equal in events that say the same, whatever their files and layouts
 * @param row equal in rows of one file that repeat each other; null when such rows may well be two
 *     events, such as two messages in the same second
 */
record Traits(Fingerprint content, @Nullable Fingerprint row) {

    /** Reads them off events. Not for use by several threads. */
    static final class Reader {
        private static final UUID NOWHERE = new UUID(0, 0);
        private static final Provenance NO_PLACE =
                new Provenance("", null, null, 0, 0, 0, NOWHERE, 0, "");
        private static final RowBatch.Header NO_FILE =
                new RowBatch.Header(NOWHERE, NOWHERE, 0, 0, 0, NOWHERE, "", NOWHERE, 0, null, "");

        private final EventBytes bytes = new EventBytes(NO_FILE);
        private byte[] encoded = new byte[1024];

        Traits of(PhoneEvent event) {
            boolean telling = isTelling(event);
            return new Traits(
                    fingerprint(content(event, telling ? NOWHERE : event.eventId())),
                    telling && isUnrepeatable(event) ? fingerprint(row(event)) : null);
        }

        /**
         * Whether the event says enough to know it again in another file: more than a day, and
         * whose record it is. One end alone does only with a time to the millisecond: two people of
         * one tenant may well call the same number in the same second.
         */
        private static boolean isTelling(PhoneEvent event) {
            Precision precision = event.time().precision();
            Parties parties = event.parties();
            boolean owned = isKnown(parties.subject());
            boolean bothEnds =
                    parties.from() != null
                            && parties.to() != null
                            && (isKnown(parties.from()) || isKnown(parties.to()));
            boolean oneEnd = isKnown(parties.from()) || isKnown(parties.to());
            return switch (precision) {
                case DAY -> false;
                case MINUTE, SECOND -> owned || bothEnds;
                case MS -> owned || oneEnd;
            };
        }

        private static boolean isKnown(@Nullable Party party) {
            return party != null && party.kind() != PartyKind.WITHHELD;
        }

        /** Whether it cannot happen twice: nobody places two equal calls within a second. */
        private static boolean isUnrepeatable(PhoneEvent event) {
            Precision precision = event.time().precision();
            return precision == Precision.MS
                    || precision == Precision.SECOND && event.type() == EventType.CALL;
        }

        /**
         * What layouts of one operator say alike: not names, costs, cells, or how it is written.
         */
        private static PhoneEvent content(PhoneEvent event, UUID id) {
            EventTime time = event.time();
            Amounts amounts = event.amounts();
            return new PhoneEvent(
                    id,
                    event.type(),
                    null,
                    event.direction(),
                    new EventTime(
                            time.start(),
                            null,
                            null,
                            "",
                            ZoneOffset.UTC,
                            ZoneSource.FILE,
                            time.precision()),
                    addresses(event.parties()),
                    new Amounts(
                            amounts.durationS(),
                            null,
                            null,
                            amounts.bytesUp(),
                            amounts.bytesDown(),
                            amounts.messageCount(),
                            null,
                            null),
                    Place.NONE,
                    event.outcome(),
                    null,
                    new Grouping(event.grouping().callGroupId(), event.grouping().leg(), null),
                    Quality.PLAIN,
                    NO_PLACE);
        }

        /** All that the row says, but not where it stands. */
        private static PhoneEvent row(PhoneEvent event) {
            return new PhoneEvent(
                    NOWHERE,
                    event.type(),
                    event.subtype(),
                    event.direction(),
                    event.time(),
                    event.parties(),
                    event.amounts(),
                    event.place(),
                    event.outcome(),
                    event.cause(),
                    event.grouping(),
                    event.quality(),
                    NO_PLACE);
        }

        private static Parties addresses(Parties parties) {
            return new Parties(
                    address(parties.from()),
                    address(parties.to()),
                    address(parties.subject()),
                    address(parties.dialled()),
                    address(parties.forwardedTo()));
        }

        private static @Nullable Party address(@Nullable Party party) {
            return party == null ? null : new Party(party.address(), null, PartyKind.UNKNOWN, null);
        }

        private Fingerprint fingerprint(PhoneEvent event) {
            int length = bytes.encode(event);
            if (encoded.length < length) {
                encoded = new byte[length];
            }
            bytes.copyTo(encoded, 0);
            return Fingerprint.of(encoded, length);
        }
    }
}
