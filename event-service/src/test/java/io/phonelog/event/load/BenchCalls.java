package io.phonelog.event.load;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.test.Org;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Many calls, for measuring. */
final class BenchCalls {
    private static final int IN_BATCH = 4_000;
    private static final int BATCHES_A_CHUNK = 12;

    private BenchCalls() {}

    /** Calls of 50 phones over 90 days, in the order of time, as a provider returns them. */
    static List<byte[]> batches(UUID job, int rows) {
        Random random = new Random(1);
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        double step = 90 * 86_400.0 / rows;
        List<byte[]> batches = new ArrayList<>();
        for (int first = 0; first < rows; first += IN_BATCH) {
            List<PhoneEvent> events = new ArrayList<>();
            for (int i = first; i < Math.min(rows, first + IN_BATCH); i++) {
                events.add(call(random, begin.plusSeconds((long) (i * step))));
            }
            int number = first / IN_BATCH;
            int chunk = number / BATCHES_A_CHUNK;
            int sequence = number % BATCHES_A_CHUNK;
            batches.add(new TestBatch(Org.ACME, job, 1, chunk, sequence, "bench", events).bytes());
        }
        return batches;
    }

    private static PhoneEvent call(Random random, Instant start) {
        double tail = Math.pow(random.nextDouble(), 3);
        return TestEvent.at(start)
                .with("+44770090%04d".formatted((int) (tail * 10_000)))
                .type(random.nextInt(4) == 0 ? EventType.SMS : EventType.CALL)
                .direction(random.nextBoolean() ? Direction.IN : Direction.OUT)
                .lasting((long) random.nextInt(900))
                .made();
    }
}
