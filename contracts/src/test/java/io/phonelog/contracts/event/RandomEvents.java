package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Events with anything in them, the same for the same seed. */
final class RandomEvents {
    static final RowBatch.Header HEADER =
            new RowBatch.Header(
                    new UUID(0x0192f0c100007000L, 0x80000000000000aaL),
                    new UUID(0x0192f0c100007000L, 0x8000000000000001L),
                    2,
                    3,
                    4,
                    new UUID(0x0192f0c100007000L, 0x8000000000000002L),
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    new UUID(0x0192f0c100007000L, 0x8000000000000003L),
                    7,
                    "handset",
                    "1");

    private static final String[] TEXTS = {
        "",
        "+15550100",
        "15550100",
        "INCOMING",
        "Zoë ☎",
        "a \"quoted\", text",
        "\u0000\n\r",
        "x".repeat(300)
    };

    private final Random random;
    private final EventIds ids = new EventIds(HEADER.orgId(), HEADER.fileSha256());
    private long offset;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    List<PhoneEvent> list(int count) {
        List<PhoneEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    PhoneEvent next() {
        offset += random.nextInt(200);
        UUID id = random.nextInt(10) == 0 ? new UUID(1, offset) : ids.at(offset);
        return new PhoneEvent(
                id,
                pick(EventType.values()),
                maybe(this::text),
                pick(Direction.values()),
                time(),
                parties(),
                amounts(),
                place(),
                pick(Outcome.values()),
                maybe(this::text),
                new Grouping(maybe(this::text), maybe(random::nextInt), maybe(random::nextInt)),
                quality(),
                provenance());
    }

    private EventTime time() {
        return new EventTime(
                instant(),
                maybe(this::instant),
                maybe(this::instant),
                text(),
                ZoneOffset.ofTotalSeconds(random.nextInt(129600) - 64800),
                pick(ZoneSource.values()),
                pick(Precision.values()));
    }

    private Instant instant() {
        return random.nextInt(20) == 0
                ? pick(new Instant[] {Instant.MIN, Instant.MAX, Instant.EPOCH})
                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private Parties parties() {
        Party subject = maybe(this::party);
        return new Parties(
                random.nextBoolean() ? subject : maybe(this::party),
                maybe(this::party),
                subject,
                maybe(this::party),
                maybe(this::party));
    }

    private Party party() {
        return new Party(text(), maybe(this::text), pick(PartyKind.values()), maybe(this::text));
    }

    private Amounts amounts() {
        return new Amounts(
                maybe(random::nextLong),
                maybe(random::nextLong),
                maybe(() -> (long) random.nextInt(100)),
                maybe(random::nextLong),
                maybe(random::nextLong),
                maybe(random::nextLong),
                maybe(() -> BigDecimal.valueOf(random.nextLong(), random.nextInt(20))),
                maybe(this::text));
    }

    private Place place() {
        return new Place(
                maybe(this::cell),
                maybe(this::cell),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    private Cell cell() {
        return new Cell(
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(random::nextDouble),
                maybe(random::nextDouble),
                maybe(random::nextDouble),
                maybe(this::text));
    }

    private Quality quality() {
        Map<String, Double> confidence = new LinkedHashMap<>();
        Map<String, String> extras = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            confidence.put(text(), random.nextDouble());
            extras.put("column " + random.nextInt(5000), text());
            warnings.add(text());
        }
        return new Quality(confidence, warnings, extras);
    }

    private Provenance provenance() {
        return new Provenance(
                HEADER.fileSha256(),
                maybe(this::text),
                maybe(random::nextInt),
                random.nextInt(Integer.MAX_VALUE),
                offset,
                random.nextInt(Integer.MAX_VALUE),
                HEADER.templateId(),
                HEADER.templateVersion(),
                HEADER.parserVersion());
    }

    private String text() {
        return random.nextBoolean() ? pick(TEXTS) : Long.toString(random.nextLong());
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
