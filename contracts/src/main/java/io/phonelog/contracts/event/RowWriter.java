package io.phonelog.contracts.event;

import static io.phonelog.contracts.event.RowFlags.bit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Writes one row after the other. {@link RowReader} is its mirror. */
final class RowWriter {
    private final ByteWriter out;
    private final RowBatch.Header header;
    private final EventIds ids;
    private final PartyWriter parties;
    private long lastSecond;
    private long lastLine;
    private long lastOffset;

    RowWriter(ByteWriter out, RowBatch.Header header) {
        this(out, header, new EventIds(header.orgId(), header.fileSha256()));
    }

    RowWriter(ByteWriter out, RowBatch.Header header, EventIds ids) {
        this.out = out;
        this.header = header;
        this.parties = new PartyWriter(out);
        this.ids = ids;
    }

    void write(PhoneEvent e) {
        checkOrigin(e.provenance());
        boolean ownId = !e.eventId().equals(ids.at(e.provenance().offset()));
        long flags = flags(e) | (ownId ? RowFlags.OWN_ID : 0);
        out.varint(flags);
        if (ownId) {
            out.uuid(e.eventId());
        }
        out.put(e.type().ordinal() | e.direction().ordinal() << 4);
        out.put(e.outcome().ordinal() | e.time().zoneSource().ordinal() << 4);
        word(e.subtype());
        word(e.cause());
        time(e.time());
        parties.write(e.parties());
        amounts(e.amounts());
        place(e.place());
        grouping(e.grouping());
        quality(e.quality(), flags);
        provenance(e.provenance());
    }

    private void checkOrigin(Provenance p) {
        if (!p.fileSha256().equals(header.fileSha256())
                || p.templateVersion() != header.templateVersion()
                || !p.templateId().equals(header.templateId())
                || !p.parserVersion().equals(header.parserVersion())) {
            throw new IllegalArgumentException(
                    "the event is of another file, template or parser than its batch");
        }
    }

    private static long flags(PhoneEvent e) {
        Amounts a = e.amounts();
        Place p = e.place();
        Grouping g = e.grouping();
        Quality q = e.quality();
        return bit(RowFlags.SUBTYPE, e.subtype())
                | bit(RowFlags.CAUSE, e.cause())
                | bit(RowFlags.ANSWER, e.time().answer())
                | bit(RowFlags.END, e.time().end())
                | bit(RowFlags.DURATION, a.durationS())
                | bit(RowFlags.BILLED, a.billedS())
                | bit(RowFlags.RING, a.ringS())
                | bit(RowFlags.BYTES_UP, a.bytesUp())
                | bit(RowFlags.BYTES_DOWN, a.bytesDown())
                | bit(RowFlags.MESSAGE_COUNT, a.messageCount())
                | bit(RowFlags.COST, a.cost())
                | bit(RowFlags.CURRENCY, a.currency())
                | bit(RowFlags.FIRST_CELL, p.firstCell())
                | bit(RowFlags.LAST_CELL, p.lastCell())
                | bit(RowFlags.IMEI, p.imei())
                | bit(RowFlags.IMSI, p.imsi())
                | bit(RowFlags.ICCID, p.iccid())
                | bit(RowFlags.ROAMING, p.roaming())
                | bit(RowFlags.CALL_GROUP, g.callGroupId())
                | bit(RowFlags.LEG, g.leg())
                | bit(RowFlags.LEG_COUNT, g.legCount())
                | (q.confidence().isEmpty() ? 0 : RowFlags.CONFIDENCE)
                | (q.warnings().isEmpty() ? 0 : RowFlags.WARNINGS)
                | (q.extras().isEmpty() ? 0 : RowFlags.EXTRAS)
                | bit(RowFlags.SHEET, e.provenance().sheet())
                | bit(RowFlags.PAGE, e.provenance().page());
    }

    private void time(EventTime t) {
        long second = t.start().getEpochSecond();
        out.zigzag(second - lastSecond);
        lastSecond = second;
        out.varint(t.start().getNano());
        since(second, t.answer());
        since(second, t.end());
        out.text(t.localText());
        out.zigzag(t.utcOffset().getTotalSeconds());
        out.put(t.precision().ordinal());
    }

    private void since(long second, @Nullable Instant instant) {
        if (instant != null) {
            out.zigzag(instant.getEpochSecond() - second);
            out.varint(instant.getNano());
        }
    }

    private void amounts(Amounts a) {
        number(a.durationS());
        number(a.billedS());
        number(a.ringS());
        number(a.bytesUp());
        number(a.bytesDown());
        number(a.messageCount());
        text(a.cost() == null ? null : a.cost().toString());
        word(a.currency());
    }

    private void place(Place p) {
        cell(p.firstCell());
        cell(p.lastCell());
        word(p.imei());
        word(p.imsi());
        word(p.iccid());
        word(p.roaming());
    }

    private void cell(@Nullable Cell cell) {
        if (cell == null) {
            return;
        }
        out.varint(
                bit(1, cell.raw())
                        | bit(2, cell.mcc())
                        | bit(4, cell.mnc())
                        | bit(8, cell.lac())
                        | bit(16, cell.ci())
                        | bit(32, cell.lat())
                        | bit(64, cell.lon())
                        | bit(128, cell.azimuth())
                        | bit(256, cell.address()));
        text(cell.raw());
        word(cell.mcc());
        word(cell.mnc());
        text(cell.lac());
        text(cell.ci());
        real(cell.lat());
        real(cell.lon());
        real(cell.azimuth());
        text(cell.address());
    }

    private void grouping(Grouping g) {
        text(g.callGroupId());
        number(g.leg() == null ? null : g.leg().longValue());
        number(g.legCount() == null ? null : g.legCount().longValue());
    }

    /** Entries of views, as these maps are, would each be made anew. */
    private void quality(Quality q, long flags) {
        if ((flags & RowFlags.CONFIDENCE) != 0) {
            out.varint(q.confidence().size());
            q.confidence().forEach(this::confidence);
        }
        if ((flags & RowFlags.WARNINGS) != 0) {
            words(q.warnings());
        }
        if ((flags & RowFlags.EXTRAS) != 0) {
            out.varint(q.extras().size());
            q.extras().forEach(this::extra);
        }
    }

    private void confidence(String field, Double sure) {
        out.word(field);
        real(sure);
    }

    private void extra(String column, String value) {
        out.word(column);
        out.text(value);
    }

    private void words(List<String> words) {
        out.varint(words.size());
        for (String word : words) {
            out.word(word);
        }
    }

    private void provenance(Provenance p) {
        out.zigzag(p.line() - lastLine);
        out.zigzag(p.offset() - lastOffset);
        out.varint(p.length());
        lastLine = p.line();
        lastOffset = p.offset();
        word(p.sheet());
        number(p.page() == null ? null : p.page().longValue());
    }

    private void number(@Nullable Long value) {
        if (value != null) {
            out.zigzag(value);
        }
    }

    private void real(@Nullable Double value) {
        if (value != null) {
            out.fixedLong(Double.doubleToLongBits(value));
        }
    }

    private void text(@Nullable String text) {
        if (text != null) {
            out.text(text);
        }
    }

    private void word(@Nullable String word) {
        if (word != null) {
            out.word(word);
        }
    }
}
