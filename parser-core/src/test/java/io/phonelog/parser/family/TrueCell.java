package io.phonelog.parser.family;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.parser.family.World.Country;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Whether an event says of one cell exactly what is true: what had happened when the cell was
 * written, not what it looks like.
 *
 * @param field the wire name of what the cell holds
 * @param written the cell
 * @param inMinutes whether durations in its column are begun minutes
 */
record TrueCell(String field, String written, boolean inMinutes, Event truth, Country country) {

    boolean isIn(PhoneEvent event) {
        Parties parties = event.parties();
        return switch (field) {
            case "start" -> isTime(truth.start(), event.time().start(), event);
            case "start_date" -> local(event.time().start(), event).toLocalDate().equals(day());
            case "start_time" -> local(event.time().start(), event).toLocalTime().equals(clock());
            case "answer" ->
                    isTime(truth.answered() ? truth.answer() : null, event.time().answer(), event);
            case "end" -> isTime(truth.end(), event.time().end(), event);
            case "type" -> event.type().name().equals(truth.kind().name());
            case "direction" -> event.direction().name().equals(truth.incoming() ? "IN" : "OUT");
            case "outcome" -> event.outcome().name().equals(truth.ending().name());
            case "from" -> isParty(parties.from());
            case "to" -> isParty(parties.to());
            case "subject" -> isParty(parties.subject());
            case "other_party" -> isOtherParty(event);
            case "dialled" -> isDialled(parties.dialled());
            case "forwarded_to" -> isParty(parties.forwardedTo());
            case "from_name" -> isName(parties.from());
            case "to_name" -> isName(parties.to());
            case "other_name" -> isName(truth.incoming() ? parties.from() : parties.to());
            default -> isAmount(event) || isPlace(event) || isText(event);
        };
    }

    private boolean isAmount(PhoneEvent event) {
        return switch (field) {
            case "duration" ->
                    is(inMinutes ? minutes() : truth.talk(), event.amounts().durationS());
            case "billed" -> is(minutes(), event.amounts().billedS());
            case "ring" -> is(truth.ring(), event.amounts().ringS());
            case "bytes_up" -> is(Long.parseLong(written), event.amounts().bytesUp());
            case "bytes_down" -> is(Long.parseLong(written), event.amounts().bytesDown());
            case "message_count" -> is(Long.parseLong(written), event.amounts().messageCount());
            case "cost" -> isCost(event.amounts().cost());
            case "currency" -> written.equals(event.amounts().currency());
            default -> false;
        };
    }

    private boolean isPlace(PhoneEvent event) {
        Cell first = event.place().firstCell();
        Cell last = event.place().lastCell();
        return switch (field) {
            case "first_cell", "first_cell_position" -> isWithin(first);
            case "first_cell_latitude" ->
                    is(truth.first().north(), first == null ? null : first.lat());
            case "first_cell_longitude" ->
                    is(truth.first().east(), first == null ? null : first.lon());
            case "last_cell_latitude" -> is(truth.last().north(), last == null ? null : last.lat());
            case "last_cell_longitude" -> is(truth.last().east(), last == null ? null : last.lon());
            case "first_cell_address" -> first != null && written.equals(first.address());
            case "last_cell", "last_cell_position" -> isWithin(last);
            case "last_cell_address" -> last != null && written.equals(last.address());
            case "imei" -> written.equals(event.place().imei());
            case "imsi" -> written.equals(event.place().imsi());
            case "iccid" -> written.equals(event.place().iccid());
            case "roaming" -> written.equals(event.place().roaming());
            default -> false;
        };
    }

    private boolean isText(PhoneEvent event) {
        return switch (field) {
            case "cause" -> written.equals(event.cause());
            case "call_group" -> written.equals(event.grouping().callGroupId());
            case "leg" -> written.equals(String.valueOf(event.grouping().leg()));
            case "leg_count" -> written.equals(String.valueOf(event.grouping().legCount()));
            case FamilyColumn.EXTRA -> event.quality().extras().containsValue(written.strip());
            default -> false;
        };
    }

    private boolean isTime(
            @Nullable LocalDateTime expected, @Nullable Instant read, PhoneEvent event) {
        if (expected == null || read == null) {
            return expected == null && read == null;
        }
        return local(read, event).equals(asWritten(expected));
    }

    private static LocalDateTime local(Instant instant, PhoneEvent event) {
        return LocalDateTime.ofInstant(instant, event.time().utcOffset())
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private LocalDateTime asWritten(LocalDateTime time) {
        boolean toTheMinute =
                written.indexOf(':') == written.lastIndexOf(':') && written.indexOf(':') >= 0;
        return time.truncatedTo(toTheMinute ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
    }

    private LocalDate day() {
        return truth.start().toLocalDate();
    }

    private LocalTime clock() {
        return asWritten(truth.start()).toLocalTime();
    }

    private boolean isParty(@Nullable Party party) {
        return party != null
                && party.raw().equals(written)
                && Objects.equals(party.e164(), country.e164(written));
    }

    /** Of a session of data nobody can say who began it. */
    private boolean isOtherParty(PhoneEvent event) {
        return event.direction() == Direction.UNKNOWN
                ? isParty(event.contact())
                : isParty(truth.incoming() ? event.parties().from() : event.parties().to());
    }

    /** With the figure for an outside line it has no international form. */
    private boolean isDialled(@Nullable Party party) {
        return party != null && party.raw().equals(written);
    }

    private boolean isName(@Nullable Party party) {
        return party != null && written.equals(party.name());
    }

    private long minutes() {
        return (truth.talk() + 59) / 60 * 60L;
    }

    private static boolean is(long expected, @Nullable Long read) {
        return read != null && read == expected;
    }

    private boolean isCost(@Nullable BigDecimal cost) {
        BigDecimal expected = new BigDecimal(written.replace("$", "").replace(',', '.'));
        return cost != null && cost.compareTo(expected) == 0;
    }

    /** The same place but for the decimals that were written: of three, some fifty metres. */
    private static boolean is(double degrees, @Nullable Double read) {
        return read != null && Math.abs(read - degrees) < 0.0006;
    }

    private boolean isWithin(@Nullable Cell cell) {
        return cell != null && cell.raw() != null && cell.raw().contains(written);
    }
}
