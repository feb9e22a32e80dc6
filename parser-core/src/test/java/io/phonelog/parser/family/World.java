package io.phonelog.parser.family;

import org.jspecify.annotations.Nullable;

import java.util.List;
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
    private static final List<Country> COUNTRIES =
            List.of(
                    new Country("US", "1", "", "20855501", 2),
                    new Country("GB", "44", "0", "7700900", 3),
                    new Country("DE", "49", "0", "15123456", 3),
                    new Country("FR", "33", "0", "6399800", 2),
                    new Country("IN", "91", "0", "9999900", 3),
                    new Country("ES", "34", "", "6000000", 2),
                    new Country("IT", "39", "", "3330000", 3),
                    new Country("RU", "7", "8", "9000000", 3),
                    new Country("TR", "90", "0", "5000000", 3),
                    new Country("PL", "48", "", "5000000", 2),
                    new Country("BR", "55", "", "1199999", 4),
                    new Country("NL", "31", "0", "612345", 3));

    /**
     * Where numbers are from.
     *
     * @param region ISO 3166
     * @param trunk figures before a national number
     * @param beginning of numbers that are reserved for fiction
     * @param digits how many follow it
     */
    record Country(String region, String code, String trunk, String beginning, int digits) {

        /** The international form of a number that {@link #number} wrote; null for an extension. */
        @Nullable String e164(String written) {
            String figures = written.replaceAll("\\D", "");
            int at = figures.lastIndexOf(beginning);
            return at < 0 ? null : '+' + code + figures.substring(at);
        }
    }

    static World some(Random random, boolean switchboard, boolean mayBeOutgoing) {
        return new World(
                random.nextDouble() < 0.5 ? 1 : 1 + random.nextInt(12),
                random.nextDouble() < 0.35 ? 1 : 0.55,
                random.nextDouble() < 0.7 ? 0 : 0.5,
                random.nextInt(COUNTRIES.size()),
                random.nextInt(6),
                switchboard,
                mayBeOutgoing && random.nextInt(3) == 0);
    }

    String number(int which, boolean own) {
        if (own && extensions) {
            return Integer.toString(201 + which);
        }
        Country home = home();
        int place = (which * 37 + (own ? 7 : 11)) % (int) Math.pow(10, home.digits);
        String national = home.beginning + String.format("%0" + home.digits + "d", place);
        return switch (notation) {
            case 0 -> "+" + home.code + national;
            case 1 -> home.code + national;
            case 2 -> "00" + home.code + national;
            case 3 -> home.trunk + national.substring(0, 3) + " " + national.substring(3);
            case 4 ->
                    home.trunk
                            + national.substring(0, 3)
                            + "-"
                            + national.substring(3, 6)
                            + "-"
                            + national.substring(6);
            default -> home.trunk + national;
        };
    }

    Country home() {
        return COUNTRIES.get(country);
    }
}
