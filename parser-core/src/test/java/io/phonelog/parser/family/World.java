package io.phonelog.parser.family;

import java.util.Random;

/**
 * Whose events a file holds.
 *
 * @param subscribers how many own numbers there are
 * @param calls the share of calls among the events
 * @param data the share of data sessions among the rest
 * @param country how numbers are written: one of {@link #COUNTRIES}
 * @param extensions whether own numbers are those of a switchboard
 * @param outgoing whether only outgoing events are listed
 */
record World(
        int subscribers,
        double calls,
        double data,
        int country,
        int notation,
        boolean extensions,
        boolean outgoing) {
    /** Country code, trunk prefix, and the beginning of numbers that are reserved for fiction. */
    private static final String[][] COUNTRIES = {
        {"1", "", "20855501", "2"}, {"44", "0", "7700900", "3"}, {"49", "0", "15123456", "3"},
        {"33", "0", "6399800", "2"}, {"91", "0", "9999900", "3"}, {"34", "", "6000000", "2"},
        {"39", "", "3330000", "3"}, {"7", "8", "9000000", "3"}, {"90", "0", "5000000", "3"},
        {"48", "", "5000000", "2"}, {"55", "", "1199999", "4"}, {"31", "0", "612345", "3"}
    };

    static World some(Random random, boolean switchboard, boolean mayBeOutgoing) {
        return new World(
                random.nextDouble() < 0.5 ? 1 : 1 + random.nextInt(12),
                random.nextDouble() < 0.35 ? 1 : 0.55,
                random.nextDouble() < 0.7 ? 0 : 0.5,
                random.nextInt(COUNTRIES.length),
                random.nextInt(6),
                switchboard,
                mayBeOutgoing && random.nextInt(3) == 0);
    }

    String number(int which, boolean own) {
        if (own && extensions) {
            return Integer.toString(201 + which);
        }
        String[] country = COUNTRIES[this.country];
        int digits = Integer.parseInt(country[3]);
        int place = (which * 37 + (own ? 7 : 11)) % (int) Math.pow(10, digits);
        String national = country[2] + String.format("%0" + digits + "d", place);
        return switch (notation) {
            case 0 -> "+" + country[0] + national;
            case 1 -> country[0] + national;
            case 2 -> "00" + country[0] + national;
            case 3 -> country[1] + national.substring(0, 3) + " " + national.substring(3);
            case 4 ->
                    country[1]
                            + national.substring(0, 3)
                            + "-"
                            + national.substring(3, 6)
                            + "-"
                            + national.substring(6);
            default -> country[1] + national;
        };
    }
}
