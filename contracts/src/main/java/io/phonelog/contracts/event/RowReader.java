package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads one row after the other, as {@link RowWriter} wrote them. */
final class RowReader {
    private static final EventType[] TYPES = EventType.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final ZoneSource[] ZONE_SOURCES = ZoneSource.values();
    private static final Precision[] PRECISIONS = Precision.values();

    /** A decimal number longer than this is no price. */
    private static final int MAX_DECIMAL = 64;

    private final ByteReader in;
    private final RowBatch.Header header;
    private final EventIds ids;
    private final PartyReader parties;
    private long flags;
    private long lastSecond;
    private long lastLine;
    private long lastOffset;

    RowReader(ByteReader in, RowBatch.Header header, EventIds ids) {
        this.in = in;
        this.parties = new PartyReader(in);
        this.header = header;
        this.ids = ids;
    }

    PhoneEvent read() {
        flags = in.varint();
        UUID ownId = has(RowFlags.OWN_ID) ? in.uuid() : null;
        int kind = in.get();
        int end = in.get();
        String subtype = word(RowFlags.SUBTYPE);
        String cause = word(RowFlags.CAUSE);
        EventTime time = time(ZONE_SOURCES[end >> 4]);
        Parties who = parties.read();
        Amounts amounts = amounts();
        Place place = place();
        Grouping grouping = grouping();
        Quality quality = quality();
        Provenance provenance = provenance();
        return new PhoneEvent(
                ownId != null ? ownId : ids.at(provenance.offset()),
                TYPES[kind & 0xF],
                subtype,
                DIRECTIONS[kind >> 4],
                time,
                who,
                amounts,
                place,
                OUTCOMES[end & 0xF],
                cause,
                grouping,
                quality,
                provenance);
    }

    private boolean has(long flag) {
        return (flags & flag) != 0;
    }

    private EventTime time(ZoneSource source) {
        lastSecond += in.zigzag();
        Instant start = Instant.ofEpochSecond(lastSecond, in.varint());
        Instant answer = has(RowFlags.ANSWER) ? after(lastSecond) : null;
        Instant end = has(RowFlags.END) ? after(lastSecond) : null;
        String text = in.text();
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(Math.toIntExact(in.zigzag()));
        return new EventTime(start, answer, end, text, offset, source, PRECISIONS[in.get()]);
    }

    private Instant after(long second) {
        return Instant.ofEpochSecond(second + in.zigzag(), in.varint());
    }

    private Amounts amounts() {
        long any =
                RowFlags.DURATION
                        | RowFlags.BILLED
                        | RowFlags.RING
                        | RowFlags.BYTES_UP
                        | RowFlags.BYTES_DOWN
                        | RowFlags.MESSAGE_COUNT
                        | RowFlags.COST
                        | RowFlags.CURRENCY;
        if ((flags & any) == 0) {
            return Amounts.NONE;
        }
        return new Amounts(
                number(RowFlags.DURATION),
                number(RowFlags.BILLED),
                number(RowFlags.RING),
                number(RowFlags.BYTES_UP),
                number(RowFlags.BYTES_DOWN),
                number(RowFlags.MESSAGE_COUNT),
                has(RowFlags.COST) ? decimal(in.text()) : null,
                word(RowFlags.CURRENCY));
    }

    private static BigDecimal decimal(String text) {
        if (text.length() > MAX_DECIMAL) {
            throw new IllegalArgumentException("a decimal number is too long");
        }
        return new BigDecimal(text);
    }

    private Place place() {
        long any =
                RowFlags.FIRST_CELL
                        | RowFlags.LAST_CELL
                        | RowFlags.IMEI
                        | RowFlags.IMSI
                        | RowFlags.ICCID
                        | RowFlags.ROAMING;
        if ((flags & any) == 0) {
            return Place.NONE;
        }
        return new Place(
                has(RowFlags.FIRST_CELL) ? cell() : null,
                has(RowFlags.LAST_CELL) ? cell() : null,
                word(RowFlags.IMEI),
                word(RowFlags.IMSI),
                word(RowFlags.ICCID),
                word(RowFlags.ROAMING));
    }

    private Cell cell() {
        long parts = in.varint();
        return new Cell(
                (parts & 1) == 0 ? null : in.text(),
                (parts & 2) == 0 ? null : in.word(),
                (parts & 4) == 0 ? null : in.word(),
                (parts & 8) == 0 ? null : in.text(),
                (parts & 16) == 0 ? null : in.text(),
                (parts & 32) == 0 ? null : real(),
                (parts & 64) == 0 ? null : real(),
                (parts & 128) == 0 ? null : real(),
                (parts & 256) == 0 ? null : in.text());
    }

    private Grouping grouping() {
        if ((flags & (RowFlags.CALL_GROUP | RowFlags.LEG | RowFlags.LEG_COUNT)) == 0) {
            return Grouping.NONE;
        }
        return new Grouping(
                has(RowFlags.CALL_GROUP) ? in.text() : null,
                has(RowFlags.LEG) ? (Integer) Math.toIntExact(in.zigzag()) : null,
                has(RowFlags.LEG_COUNT) ? (Integer) Math.toIntExact(in.zigzag()) : null);
    }

    private Quality quality() {
        if ((flags & (RowFlags.CONFIDENCE | RowFlags.WARNINGS | RowFlags.EXTRAS)) == 0) {
            return Quality.PLAIN;
        }
        Map<String, Double> confidence = new LinkedHashMap<>();
        for (int left = count(RowFlags.CONFIDENCE); left > 0; left--) {
            confidence.put(in.word(), real());
        }
        List<String> warnings = new ArrayList<>();
        for (int left = count(RowFlags.WARNINGS); left > 0; left--) {
            warnings.add(in.word());
        }
        Map<String, String> extras = new LinkedHashMap<>();
        for (int left = count(RowFlags.EXTRAS); left > 0; left--) {
            extras.put(in.word(), in.text());
        }
        return new Quality(confidence, warnings, extras);
    }

    private int count(long flag) {
        return has(flag) ? in.count() : 0;
    }

    private Provenance provenance() {
        lastLine += in.zigzag();
        lastOffset += in.zigzag();
        int length = in.smallInt();
        return new Provenance(
                header.fileSha256(),
                word(RowFlags.SHEET),
                has(RowFlags.PAGE) ? (Integer) Math.toIntExact(in.zigzag()) : null,
                lastLine,
                lastOffset,
                length,
                header.templateId(),
                header.templateVersion(),
                header.parserVersion());
    }

    private @Nullable Long number(long flag) {
        return has(flag) ? (Long) in.zigzag() : null;
    }

    private double real() {
        return Double.longBitsToDouble(in.fixedLong());
    }

    private @Nullable String word(long flag) {
        return has(flag) ? in.word() : null;
    }
}
