package io.phonelog.event.load;

import io.phonelog.contracts.event.EventTime;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.store.StartTime;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Counts of what is as it should be with the events of a batch. */
final class BatchQuality {
    /** Between two parties; a data session has one. */
    private static final Set<EventType> BETWEEN_TWO =
            EnumSet.of(
                    EventType.CALL,
                    EventType.SMS,
                    EventType.MMS,
                    EventType.VOICEMAIL,
                    EventType.FAX);

    /** No network had records before. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    /** Clocks and zones differ; nothing happens later than this after now. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final long LONGEST_CALL_S = Duration.ofDays(1).toSeconds();

    /** Times are rounded when they are written. */
    private static final long TOLERANCE_S = 2;

    private final Instant latest = Instant.now().plus(AHEAD);
    private int timed;
    private int withParty;
    private int contacts;
    private int numbers;
    private int answered;
    private int measured;
    private int placed;
    private int plausible;
    private int consistent;

    void count(PhoneEvent event, long start) {
        timed += start == StartTime.NONE ? 0 : 1;
        placed += event.place().firstCell() == null ? 0 : 1;
        plausible += isPlausible(event) ? 1 : 0;
        consistent += isConsistent(event) ? 1 : 0;
        Party contact = event.contact();
        withParty += contact != null || BETWEEN_TWO.contains(event.type()) ? 1 : 0;
        contacts += contact == null ? 0 : 1;
        numbers += contact != null && isRead(contact) ? 1 : 0;
        if (event.type() == EventType.CALL && event.outcome() == Outcome.ANSWERED) {
            answered++;
            measured += event.amounts().durationS() == null ? 0 : 1;
        }
    }

    private boolean isPlausible(PhoneEvent event) {
        Instant start = event.time().start();
        Long duration = event.amounts().durationS();
        return !start.isBefore(EARLIEST)
                && !start.isAfter(latest)
                && (duration == null || duration >= 0 && duration <= LONGEST_CALL_S);
    }

    private static boolean isConsistent(PhoneEvent event) {
        EventTime time = event.time();
        Instant end = time.end();
        Instant answer = time.answer();
        if (answer != null && answer.isBefore(time.start())) {
            return false;
        }
        if (end == null) {
            return true;
        }
        Long duration = event.amounts().durationS();
        Instant begin = answer == null ? time.start() : answer;
        return !end.isBefore(begin)
                && (duration == null
                        || Duration.between(time.start(), end).toSeconds()
                                >= duration - TOLERANCE_S);
    }

    /** Whether a number is one; other kinds of addresses are what they are. */
    private static boolean isRead(Party party) {
        return party.kind() == PartyKind.MSISDN
                ? party.e164() != null
                : party.kind() != PartyKind.UNKNOWN;
    }

    /** In the order of the columns of {@code loaded_batch}. */
    int[] counts() {
        return new int[] {
            timed, withParty, contacts, numbers, answered, measured, placed, plausible, consistent
        };
    }
}
