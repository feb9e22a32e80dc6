package io.phonelog.parser.row;

import io.phonelog.contracts.event.EventTime;
import io.phonelog.contracts.event.Precision;
import io.phonelog.contracts.event.ZoneSource;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.TimeParts;
import io.phonelog.parser.value.TimeReader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;

/** When a row happened, in UTC, and how we know. */
final class TimeBuilder {
    private static final String BAD_TIMESTAMP = "BAD_TIMESTAMP";

    private final RowPlan plan;
    private final RowZones zones;
    private final TimeReader start;
    private final TimeReader date;
    private final TimeReader time;
    private final TimeReader answer;
    private final TimeReader end;
    private final TimeParts parts = new TimeParts();

    TimeBuilder(RowPlan plan) {
        this.plan = plan;
        this.zones = new RowZones(plan);
        this.start = new TimeReader(plan.format(Field.START));
        this.date = new TimeReader(plan.format(Field.START_DATE));
        this.time = new TimeReader(plan.format(Field.START_TIME));
        this.answer = new TimeReader(plan.format(Field.ANSWER));
        this.end = new TimeReader(plan.format(Field.END));
    }

    EventTime build(RowDraft row) throws RowFault {
        String written = row.text(Field.START);
        if (written != null) {
            read(start, written, Field.START, row);
            return at(parts.localSecond(), parts.precision(), written, Field.START, row);
        }
        String day = row.text(Field.START_DATE);
        if (day == null) {
            String column = plan.columnOf(Field.START);
            throw new RowFault(
                    column == null ? plan.columnOf(Field.START_DATE) : column,
                    "MISSING_TIMESTAMP",
                    "The row does not say when it happened.");
        }
        read(date, day, Field.START_DATE, row);
        long second = parts.epochDay() * 86400;
        String clock = row.text(Field.START_TIME);
        if (clock == null) {
            return at(second, Precision.DAY, day, Field.START_DATE, row);
        }
        read(time, clock, Field.START_TIME, row);
        second += parts.secondOfDay();
        return at(second, parts.precision(), day + ' ' + clock, Field.START_TIME, row);
    }

    private EventTime at(
            long localSecond, Precision precision, String written, Field field, RowDraft row)
            throws RowFault {
        zones.choose(field, parts.offset(), localSecond, row);
        ZoneOffset offset = zones.offset();
        ZoneSource source = zones.source();
        Instant instant =
                Instant.ofEpochSecond(localSecond - offset.getTotalSeconds(), parts.nano());
        return new EventTime(
                instant,
                other(answer, Field.ANSWER, row),
                other(end, Field.END, row),
                written,
                offset,
                source,
                precision);
    }

    private @Nullable Instant other(TimeReader reader, Field field, RowDraft row) throws RowFault {
        String written = row.text(field);
        if (written == null) {
            return null;
        }
        read(reader, written, field, row);
        long local = parts.localSecond();
        zones.choose(field, parts.offset(), local, row);
        return Instant.ofEpochSecond(local - zones.offset().getTotalSeconds(), parts.nano());
    }

    private void read(TimeReader reader, String written, Field field, RowDraft row)
            throws RowFault {
        if (!reader.read(written, parts)) {
            throw new RowFault(
                    plan.columnOf(field),
                    BAD_TIMESTAMP,
                    RowFault.shown(written) + " is no time of the form " + reader + ".");
        }
        if (parts.warning() != null) {
            row.warn(parts.warning());
        }
    }
}
