package io.phonelog.event.read;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.stream.Stream;

/** Time zones as the database knows them. */
public final class Zones {
    private static final int HOUR_S = 3_600;

    private Zones() {}

    /**
     * The name of a zone. Offsets get one by the rules of POSIX, where they count westwards: +05:30
     * by itself would be taken for a zone in the Atlantic.
     */
    public static String name(ZoneId zone) {
        if (!zone.getRules().isFixedOffset()) {
            return zone.getId();
        }
        int east = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
        return "<fixed>" + (east == 0 ? "0" : ZoneOffset.ofTotalSeconds(-east).getId());
    }

    /** Whether hours of the zone begin when those of UTC do, and did since 1970. */
    static boolean sharesHours(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Stream<ZoneOffset> later =
                rules.getTransitions().stream()
                        .filter(transition -> transition.getInstant().isAfter(Instant.EPOCH))
                        .map(ZoneOffsetTransition::getOffsetAfter);
        return Stream.concat(Stream.of(rules.getOffset(Instant.EPOCH)), later)
                .allMatch(offset -> offset.getTotalSeconds() % HOUR_S == 0);
    }
}
