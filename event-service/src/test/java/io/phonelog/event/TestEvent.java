package io.phonelog.event;

import io.phonelog.contracts.event.Amounts;
import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventTime;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Grouping;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Place;
import io.phonelog.contracts.event.Precision;
import io.phonelog.contracts.event.Provenance;
import io.phonelog.contracts.event.Quality;
import io.phonelog.contracts.event.ZoneSource;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An event in the making. Its id is its own: no two are the same. */
public final class TestEvent {
    public static final String SHA256 =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    public static final String SUBJECT = "+15550100";

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() & 0xFFFF_FFFFL);

    private UUID id =
            new UUID(0x0192f0c100008000L, 0x8000_0000_0000_0000L | NEXT.getAndIncrement());
    private Instant start = Instant.parse("2026-03-01T10:15:00Z");
    private EventType type = EventType.CALL;
    private Direction direction = Direction.OUT;
    private Outcome outcome = Outcome.ANSWERED;
    private Party contact = party("+15550101", null);
    private @Nullable Long durationS = 60L;
    private @Nullable String subject = SUBJECT;
    private @Nullable Cell cell;
    private boolean owned = true;
    private Precision precision = Precision.SECOND;
    private Grouping grouping = Grouping.NONE;
    private Quality quality = Quality.PLAIN;
    private UUID template = TestBatch.TEMPLATE;

    public static TestEvent at(String start) {
        return at(Instant.parse(start));
    }

    public static TestEvent at(Instant start) {
        TestEvent event = new TestEvent();
        event.start = start;
        return event;
    }

    public TestEvent id(UUID value) {
        id = value;
        return this;
    }

    public TestEvent type(EventType value) {
        type = value;
        return this;
    }

    public TestEvent direction(Direction value) {
        direction = value;
        return this;
    }

    public TestEvent outcome(Outcome value) {
        outcome = value;
        return this;
    }

    public TestEvent with(String number) {
        return with(number, null);
    }

    public TestEvent with(String number, @Nullable String name) {
        contact = party(number, name);
        return this;
    }

    public TestEvent lasting(@Nullable Long seconds) {
        durationS = seconds;
        return this;
    }

    /** The phone whose record it is; null when the file does not say. */
    public TestEvent of(@Nullable String number) {
        subject = number;
        return this;
    }

    /** Has two ends, and nothing says whose record it is. */
    public TestEvent ofNobody() {
        owned = false;
        direction = Direction.UNKNOWN;
        return this;
    }

    public TestEvent withWithheld() {
        contact = new Party("Anonymous", null, PartyKind.WITHHELD, null);
        return this;
    }

    public TestEvent exactTo(Precision value) {
        precision = value;
        return this;
    }

    public TestEvent leg(String callGroupId, int leg) {
        grouping = new Grouping(callGroupId, leg, null);
        return this;
    }

    /** What of the row fits no field. */
    public TestEvent extra(String column, String value) {
        quality = new Quality(Map.of(), List.of(), Map.of(column, value));
        return this;
    }

    /** Read by another template than most. */
    public TestEvent readBy(UUID other) {
        template = other;
        return this;
    }

    public TestEvent in(@Nullable String cellName, @Nullable Double lat, @Nullable Double lon) {
        return in(new Cell(cellName, null, null, null, null, lat, lon, null, null));
    }

    public TestEvent in(Cell where) {
        cell = where;
        return this;
    }

    public PhoneEvent made() {
        Party subject = this.subject == null ? null : party(this.subject, null);
        boolean in = direction == Direction.IN;
        return new PhoneEvent(
                id,
                type,
                null,
                direction,
                new EventTime(
                        start,
                        null,
                        null,
                        start.toString(),
                        ZoneOffset.UTC,
                        ZoneSource.FILE,
                        precision),
                new Parties(
                        in ? contact : subject,
                        in ? subject : contact,
                        owned ? subject : null,
                        null,
                        null),
                new Amounts(durationS, null, null, null, null, null, null, null),
                cell == null ? Place.NONE : new Place(cell, null, null, null, null, null),
                outcome,
                null,
                grouping,
                quality,
                new Provenance(SHA256, null, null, 1, 0, 80, template, 1, TestBatch.PARSER));
    }

    private static Party party(String number, @Nullable String name) {
        return new Party(number, number.startsWith("+") ? number : null, PartyKind.MSISDN, name);
    }
}
