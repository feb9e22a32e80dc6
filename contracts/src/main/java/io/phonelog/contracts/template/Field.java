package io.phonelog.contracts.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a column can say about an event. */
public enum Field {
    /** Date and time of the start in one column. */
    START,
    START_DATE,
    START_TIME,
    ANSWER,
    END,
    /** Offset of the row's times from UTC, as {@code -05:00}. */
    UTC_OFFSET,
    /** IANA zone of the row's times. */
    ZONE,
    TYPE,
    SUBTYPE,
    DIRECTION,
    OUTCOME,
    CAUSE,
    FROM,
    FROM_NAME,
    TO,
    TO_NAME,
    /** Whose record it is. */
    SUBJECT,
    /** Whoever is not the subject; the direction decides whether that is from or to. */
    OTHER_PARTY,
    OTHER_NAME,
    DIALLED,
    FORWARDED_TO,
    DURATION,
    BILLED,
    RING,
    BYTES_UP,
    BYTES_DOWN,
    MESSAGE_COUNT,
    COST,
    CURRENCY,
    FIRST_CELL,
    /** Latitude and longitude in one column. */
    FIRST_CELL_POSITION,
    /** Degrees north; counts only beside a longitude. */
    FIRST_CELL_LATITUDE,
    FIRST_CELL_LONGITUDE,
    FIRST_CELL_ADDRESS,
    LAST_CELL,
    LAST_CELL_POSITION,
    LAST_CELL_LATITUDE,
    LAST_CELL_LONGITUDE,
    LAST_CELL_ADDRESS,
    IMEI,
    IMSI,
    ICCID,
    ROAMING,
    CALL_GROUP,
    LEG,
    LEG_COUNT;

    /** Those whose cells tell when, and so are of a zone. */
    public static final Set<Field> TIMES =
            Collections.unmodifiableSet(EnumSet.of(START, START_DATE, START_TIME, ANSWER, END));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As written in templates and mappings. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Field named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
