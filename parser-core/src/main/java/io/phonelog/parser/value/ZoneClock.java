package io.phonelog.parser.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * What a local time is in UTC. Remembers the stretch between two clock changes, where the answer is
 * a subtraction. Not for use by several threads.
 */
public final class ZoneClock {
    /** Nothing to note about the last answer. */
    public static final String CERTAIN = "";

    /** The clock showed that time twice; the first is meant. */
    public static final String AMBIGUOUS = "AMBIGUOUS_LOCAL_TIME";

    /** The clock never showed that time; it is read as if it had not been put forward. */
    public static final String SKIPPED = "NONEXISTENT_LOCAL_TIME";

    private final ZoneRules rules;
    private long stretchFrom = 1;
    private long stretchTo;
    private ZoneOffset offset = ZoneOffset.UTC;
    private String warning = CERTAIN;

    public ZoneClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The offset that was in force when the local clock showed that second. */
    public ZoneOffset offsetAt(long localSecond) {
        if (localSecond >= stretchFrom && localSecond < stretchTo) {
            return offset;
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(local);
        offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
        stretchFrom = 1;
        stretchTo = 0;
        if (change == null) {
            warning = CERTAIN;
            remember(Instant.ofEpochSecond(localSecond - offset.getTotalSeconds()));
        } else {
            warning = change.isOverlap() ? AMBIGUOUS : SKIPPED;
        }
        return offset;
    }

    private void remember(Instant instant) {
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        stretchFrom = before == null ? Long.MIN_VALUE : local(before, true);
        stretchTo = after == null ? Long.MAX_VALUE : local(after, false);
    }

    /** The later or earlier of what the clock showed on both sides of a change. */
    private static long local(ZoneOffsetTransition change, boolean later) {
        long before = change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
        long after = change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC);
        return later ? Math.max(before, after) : Math.min(before, after);
    }

    /** What to note about the last answer: {@link #CERTAIN} or a stable code. */
    public String warning() {
        return warning;
    }
}
