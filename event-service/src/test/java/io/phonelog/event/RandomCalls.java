package io.phonelog.event;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.contracts.event.PhoneEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Events of a few days with few values, so that any filter meets some of them. */
public final class RandomCalls {
    private static final Instant BEGIN = Instant.parse("2026-07-30T00:00:00Z");
    private static final int HOURS = 72;
    private static final @Nullable String[] NAMES = {null, "Ann Lee", "Bo 100% sure", "zoë"};

    private static final @Nullable String[] CELLS = {null, "Hill St", "Mill Rd"};

    private RandomCalls() {}

    public static List<PhoneEvent> list(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> next(random)).toList();
    }

    public static Instant time(Random random) {
        return BEGIN.plusSeconds(random.nextInt(HOURS) * 3_600L + random.nextInt(2) * 60);
    }

    public static String number(Random random) {
        return "+1555010" + random.nextInt(6);
    }

    public static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static PhoneEvent next(Random random) {
        return TestEvent.at(time(random))
                .with(number(random), NAMES[random.nextInt(NAMES.length)])
                .in(CELLS[random.nextInt(CELLS.length)], null, null)
                .type(any(random, EventType.values()))
                .direction(any(random, Direction.values()))
                .outcome(any(random, Outcome.values()))
                .lasting(random.nextBoolean() ? null : (Long) (long) random.nextInt(600))
                .made();
    }
}
