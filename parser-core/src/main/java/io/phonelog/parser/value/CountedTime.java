package io.phonelog.parser.value;

import io.phonelog.contracts.event.Precision;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times that are written as how long they are after some moment, perhaps with a fraction. */
enum CountedTime {
    /** Since 1970, in UTC. */
    EPOCH_SECONDS(0, 1, 0),
    EPOCH_MILLIS(0, 0.001, 0),
    /** Since 2001, in UTC: what Apple's systems count. */
    COCOA_SECONDS(978_307_200, 1, 0),
    /** Since 1899-12-30, by a local clock: what spreadsheets count. */
    SPREADSHEET_DAYS(-2_209_161_600L, 86400, TimeParts.NO_OFFSET);

    private static final double LONGEST = 10_000_000_000.0;

    private final long origin;
    private final double unit;
    private final int offset;

    CountedTime(long origin, double unit, int offset) {
        this.origin = origin;
        this.unit = unit;
        this.offset = offset;
    }

    /** The one of that name in templates; null when there is none. */
    static @Nullable CountedTime named(@Nullable String format) {
        for (CountedTime counted : values()) {
            if (counted.name().equalsIgnoreCase(format)) {
                return counted;
            }
        }
        return null;
    }

    /** Reads a value; false when it is no count or too far from now. */
    boolean read(String value, TimeParts into) {
        double seconds = DecimalText.number(value, 0, value.length()) * unit;
        if (seconds < 0 || seconds > LONGEST) {
            return false;
        }
        long millis = Math.round(seconds * 1000);
        long second = Math.floorDiv(millis, 1000L);
        boolean days = this == SPREADSHEET_DAYS;
        // Days with a fraction are exact to some milliseconds only.
        second += days && millis % 1000 >= 500 ? 1 : 0;
        int nano = days ? 0 : (int) (millis % 1000) * 1_000_000;
        into.clear();
        LocalDateTime time = LocalDateTime.ofEpochSecond(origin + second, nano, ZoneOffset.UTC);
        into.year = time.getYear();
        into.month = time.getMonthValue();
        into.day = time.getDayOfMonth();
        into.hour = time.getHour();
        into.minute = time.getMinute();
        into.second = time.getSecond();
        into.nano = time.getNano();
        into.offset = offset;
        into.precision = this == EPOCH_MILLIS ? Precision.MS : Precision.SECOND;
        return into.settle();
    }
}
