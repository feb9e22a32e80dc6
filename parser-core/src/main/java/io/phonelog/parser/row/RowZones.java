package io.phonelog.parser.row;

import io.phonelog.contracts.event.ZoneSource;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.TimeParts;
import io.phonelog.parser.value.ZoneClock;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whose clock a time was read from. In this order: the time's own offset, the zone that the file's
 * name of the column says, the row's zone or offset column, the zone of the template's column, the
 * zone of the layout, what the uploader said, UTC by assumption. The server's zone is never asked.
 */
final class RowZones {
    private static final int MAX_CLOCKS = 600;
    private static final Set<Field> LATER = EnumSet.of(Field.ANSWER, Field.END);

    private final Map<Field, ZoneClock> inNames = new EnumMap<>(Field.class);
    private final Map<Field, ZoneClock> columns = new EnumMap<>(Field.class);
    private final Map<String, ZoneClock> named = new HashMap<>();
    private final ZoneClock usual;
    private final ZoneSource usualSource;
    private ZoneOffset offset = ZoneOffset.UTC;
    private ZoneSource source = ZoneSource.ASSUMED;

    RowZones(RowPlan plan) {
        for (Field field : Field.TIMES) {
            Column column = plan.holder(field);
            if (column != null && column.zone() != null) {
                columns.put(field, clock(column.zone()));
            }
            ZoneId inName = plan.zoneInNameOf(field);
            if (inName != null) {
                inNames.put(field, new ZoneClock(inName));
            }
        }
        share(Field.START_DATE, Field.START_TIME);
        share(Field.START_TIME, Field.START_DATE);
        for (Field later : LATER) {
            if (!columns.containsKey(later)) {
                share(Field.START, later);
                share(Field.START_TIME, later);
            }
        }
        String layoutZone = plan.template().defaults().zone();
        String userZone = plan.settings().timezone();
        usualSource =
                layoutZone != null
                        ? ZoneSource.FILE
                        : userZone != null ? ZoneSource.USER : ZoneSource.ASSUMED;
        usual = clock(layoutZone != null ? layoutZone : userZone != null ? userZone : "UTC");
    }

    /** A date and the time beside it are of one clock, and so are the times of a call. */
    private void share(Field its, Field other) {
        ZoneClock clock = inNames.get(its);
        if (clock != null) {
            inNames.putIfAbsent(other, clock);
        }
    }

    private static ZoneClock clock(String zone) {
        try {
            return new ZoneClock(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + zone + "\" is no time zone", e);
        }
    }

    void choose(Field field, int written, long localSecond, RowDraft row) throws RowFault {
        if (written != TimeParts.NO_OFFSET) {
            offset = ZoneOffset.ofTotalSeconds(written);
            source = ZoneSource.FILE;
            return;
        }
        ZoneClock clock = clock(field, row);
        offset = clock.offsetAt(localSecond);
        if (!clock.warning().isEmpty()) {
            row.warn(clock.warning());
        }
    }

    private ZoneClock clock(Field field, RowDraft row) throws RowFault {
        ZoneClock inName = inNames.get(field);
        if (inName != null) {
            source = ZoneSource.FILE;
            return inName;
        }
        source = ZoneSource.COLUMN;
        String zone = row.text(Field.UTC_OFFSET);
        zone = zone == null ? row.text(Field.ZONE) : zone;
        if (zone != null) {
            return ofRow(zone);
        }
        ZoneClock clock = columns.get(field);
        if (clock != null) {
            return clock;
        }
        source = usualSource;
        return usual;
    }

    private ZoneClock ofRow(String zone) throws RowFault {
        ZoneClock known = named.get(zone);
        if (known != null) {
            return known;
        }
        try {
            ZoneClock clock = clock(zone);
            if (named.size() < MAX_CLOCKS) {
                named.put(zone, clock);
            }
            return clock;
        } catch (IllegalArgumentException e) {
            throw new RowFault(null, "BAD_ZONE", RowFault.shown(zone) + " is no time zone.");
        }
    }

    ZoneOffset offset() {
        return offset;
    }

    ZoneSource source() {
        return source;
    }
}
