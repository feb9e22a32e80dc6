package io.phonelog.event.quality;

/**
 * What of some events is as it should be; see the load for what each counts.
 *
 * @param events all of them
 * @param withParty that have or should have another party
 * @param numbers contacts whose address could be read
 * @param answered calls
 * @param measured answered calls with a duration
 */
record Counts(
        long events,
        long timed,
        long withParty,
        long contacts,
        long numbers,
        long answered,
        long measured,
        long placed,
        long plausible,
        long consistent) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Of the columns of a row, from one on. */
    static Counts of(Object[] row, int at) {
        return new Counts(
                number(row[at]),
                number(row[at + 1]),
                number(row[at + 2]),
                number(row[at + 3]),
                number(row[at + 4]),
                number(row[at + 5]),
                number(row[at + 6]),
                number(row[at + 7]),
                number(row[at + 8]),
                number(row[at + 9]));
    }

    Counts plus(Counts other) {
        return new Counts(
                events + other.events,
                timed + other.timed,
                withParty + other.withParty,
                contacts + other.contacts,
                numbers + other.numbers,
                answered + other.answered,
                measured + other.measured,
                placed + other.placed,
                plausible + other.plausible,
                consistent + other.consistent);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
